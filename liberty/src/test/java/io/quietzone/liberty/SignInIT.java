package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in, on and out. */
@ExtendWith(SharedServer.class)
class SignInIT {

  private final TestServer server;

  SignInIT(TestServer server) {
    this.server = server;
  }

  @Test
  void wrongPasswordsAndUnknownAddressesAreAnsweredAlike() throws Exception {
    TestPerson person = TestPerson.stranger(server);
    person.signUp();

    Answer wrong = person.login(person.email(), "not the password");
    Answer unknown = person.login("nobody-" + person.email(), "not the password");

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(unknown.text()).isEqualTo(wrong.text()).startsWith("{\"detail\":");
    assertThat(wrong.header("WWW-Authenticate")).startsWith("Bearer");
  }

  @Test
  void theDemonstrationHasAnOwnerWhoCanSignIn() throws Exception {
    TestPerson anybody = TestPerson.stranger(server);

    Answer in = anybody.login("owner@demo.example.com", server.demoPassword());

    assertThat(in.status()).isEqualTo(200);
    assertThat(in.json().getInt("expires_in")).isEqualTo(900);
    assertThat(in.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void aRefreshTokenIsGoodOnceAndItsSecondUseEndsTheSignIn() throws Exception {
    TestPerson person = TestPerson.owner(server, "free");
    String first = person.refresh();
    Answer second = person.refreshBy(first);
    Answer third = person.refreshBy(second.json().getString("refresh"));
    assertThat(third.status()).isEqualTo(200);

    assertThat(person.refreshBy(first).status()).isEqualTo(401);
    assertThat(person.refreshBy(third.json().getString("refresh")).status()).isEqualTo(401);
    person.awaitRefused(third.json().getString("access"));
  }

  @Test
  void aLostAnswerIsGivenAgain() throws Exception {
    TestPerson person = TestPerson.owner(server, "free");

    Answer lost = person.refreshBy(person.refresh());
    Answer again = person.refreshBy(person.refresh());

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().getString("refresh")).isEqualTo(lost.json().getString("refresh"));
    person.take(again);
    assertThat(person.call(TestPerson.ME).status()).isEqualTo(200);
  }

  /** Ten seconds after it was used a token is one that somebody has stolen, then or now. */
  @Test
  void anAnswerIsNotGivenAgainWhenTenSecondsAreOver() throws Exception {
    TestPerson person = TestPerson.owner(server, "free");
    String first = person.refresh();
    Answer lost = person.refreshBy(first);

    letPass("5 seconds", person);
    Answer within = person.refreshBy(first);
    letPass("5 seconds", person);
    Answer late = person.refreshBy(first);

    assertThat(within.status()).as(within.text()).isEqualTo(200);
    String second = within.json().getString("refresh");
    assertThat(second).isEqualTo(lost.json().getString("refresh"));
    assertThat(late.status()).isEqualTo(401);
    assertThat(late.json()).containsOnlyKeys("detail");
    assertThat(person.refreshBy(second).status()).as("all of the family").isEqualTo(401);
    person.awaitRefused(within.json().getString("access"));
  }

  /** As if somebody's refresh tokens had been used so much earlier. */
  private void letPass(String time, TestPerson person) throws Exception {
    try (OpenTransaction past = OpenTransaction.on(server)) {
      past.run(
              "update refresh_token set used_at = used_at - cast(? as interval)"
                  + " where session_id in (select s.id from session s"
                  + " join account a on a.id = s.account_id where a.email = ?)",
              time,
              person.email())
          .commit();
    }
  }

  @Test
  void whoSignsOutIsOutEverywhereAtOnce() throws Exception {
    TestPerson person = TestPerson.owner(server, "free");
    assertThat(person.call(TestPerson.ME).status()).isEqualTo(200);

    Answer out =
        person.send(Call.post("/api/auth/logout/", TestPerson.body("refresh", person.refresh())));

    assertThat(out.status()).isEqualTo(204);
    assertThat(person.refreshBy(person.refresh()).status()).isEqualTo(401);
    person.awaitRefused(person.access());
  }

  @Test
  void whoIsWrongTooOftenWaitsButTheOwnerIsLetIn() throws Exception {
    TestPerson owner = TestPerson.owner(server, "free");
    TestPerson guesser = TestPerson.stranger(server);
    for (int i = 0; i < 5; i++) {
      assertThat(guesser.login(owner.email(), "guess number " + i).status()).isEqualTo(401);
    }

    Answer refused = guesser.login(owner.email(), TestPerson.PASSWORD);

    assertThat(refused.status()).isEqualTo(429);
    assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(1L, 901L);
    assertThat(owner.tryToSignIn().status()).isEqualTo(200);
  }

  /** Or whoever keeps the server busy could have owners taken for guessers. */
  @Test
  void anAttemptThatNobodyCouldJudgeDoesNotCountAsWrong() throws Exception {
    TestPerson person = TestPerson.owner(server, "free");
    try (OpenTransaction lock = OpenTransaction.on(server)) {
      lock.run("lock table account in access exclusive mode");
      for (int round = 0; round < 2; round++) {
        List<Future<Answer>> inVain = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          inVain.add(Background.send(person::tryToSignIn));
        }
        for (Future<Answer> answer : inVain) {
          assertThat(answer.get().status()).as(answer.get()::toString).isEqualTo(503);
        }
      }
    }

    assertThat(person.tryToSignIn().status()).isEqualTo(200);
  }

  /** To compare a password takes a while, in which its owner may choose another. */
  @Test
  void aPasswordThatIsReplacedWhileItIsComparedOpensNothing() throws Exception {
    TestPerson person = TestPerson.owner(server, "free");
    TestPerson other = TestPerson.owner(server, "free");
    String chosen = "another good one";
    assertThat(other.changePassword(TestPerson.PASSWORD, chosen).status()).isEqualTo(204);

    try (OpenTransaction change = OpenTransaction.on(server)) {
      change.run(
          "update account set password = (select password from account where email = ?)"
              + " where email = ?",
          other.email(),
          person.email());
      Future<Answer> signIn = Background.send(person::tryToSignIn);
      change.awaitWaiter();
      change.commit();

      assertThat(signIn.get().status()).isEqualTo(401);
    }
    assertThat(person.login(person.email(), chosen).status()).isEqualTo(200);
  }

  @Test
  void whoeverChangesThePasswordEndsTheSignInThatJustBegan() throws Exception {
    TestPerson person = TestPerson.owner(server, "free");
    String session = UUID.randomUUID().toString();

    try (OpenTransaction signIn = OpenTransaction.on(server)) {
      signIn.run("select id from account where email = ? for share", person.email());
      Future<Answer> changed =
          Background.send(() -> person.changePassword(TestPerson.PASSWORD, "another good one"));
      signIn.awaitWaiter();
      signIn.run(
          "insert into session (id, account_id, workspace_id, created_at, expires_at)"
              + " select ?, account_id, workspace_id, created_at, expires_at from session"
              + " where account_id = (select id from account where email = ?) limit 1",
          session,
          person.email());
      signIn.commit();

      assertThat(changed.get().status()).isEqualTo(204);
    }
    assertThat(
            server
                .postgres()
                .count("select count(*) from session where closed_at is null and id = ?", session))
        .isZero();
    assertThat(person.call(TestPerson.ME).status()).as("its own goes on").isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"email\": 5}", "{\"email\": \"a@example.com\"}", "{\"password\": \"x\"}"})
  void aSignInWithoutItsFieldsIsRefused(String body) throws Exception {
    Answer answer = TestPerson.stranger(server).send(Call.post("/api/auth/login/", body));

    assertThat(answer.status()).isEqualTo(400);
  }
}
