package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How a password becomes another. */
@ExtendWith(SharedServer.class)
class PasswordIT {

  private final TestServer server;

  PasswordIT(TestServer server) {
    this.server = server;
  }

  @Test
  void anotherPasswordEndsAllOtherSignIns() throws Exception {
    TestPerson person = TestPerson.owner(server, "free");
    TestPerson elsewhere = person.elsewhere();
    String other = "another good one";

    Answer wrong = person.changePassword("not the password", other);
    Answer changed = person.changePassword(TestPerson.PASSWORD, other);

    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.json().getString("old_password")).contains("not your password");
    assertThat(changed.status()).isEqualTo(204);
    elsewhere.awaitRefused(elsewhere.access());
    assertThat(person.call(TestPerson.ME).status()).isEqualTo(200);
    assertThat(person.refreshBy(person.refresh()).status()).isEqualTo(200);
    assertThat(person.tryToSignIn().status()).isEqualTo(401);
    assertThat(person.login(person.email(), other).status()).isEqualTo(200);
    TestMail.await(server, person.email(), "Your password was changed");
  }

  /**
   * Both links are good, and both requests wait for the account: whoever gets it ends the other.
   */
  @Test
  void ofTwoResetsAtOnceByTwoLettersOneIsDone() throws Exception {
    TestPerson person = TestPerson.owner(server, "free");
    person.askForReset(person.email());
    person.askForReset(person.email());
    List<String> links = TestMail.awaitTokens(server, person.email(), TestMail.RESET, 2);
    List<String> chosen = List.of("another good one", "one more good one");

    List<Future<Answer>> resets = new ArrayList<>();
    try (OpenTransaction change = OpenTransaction.on(server)) {
      change.run("select id from account where email = ? for no key update", person.email());
      for (int i = 0; i < 2; i++) {
        String link = links.get(i);
        String password = chosen.get(i);
        resets.add(Background.send(() -> person.confirmReset(link, password)));
      }
      change.awaitWaiters(2);
    }

    int done = resets.get(0).get().status() == 204 ? 0 : 1;
    assertThat(resets.get(done).get().status()).isEqualTo(204);
    Answer other = resets.get(1 - done).get();
    assertThat(other.status()).isEqualTo(400);
    assertThat(other.json().getString("token")).contains("used");
    assertThat(person.login(person.email(), chosen.get(done)).status()).isEqualTo(200);
    assertThat(person.login(person.email(), chosen.get(1 - done)).status()).isEqualTo(401);
  }

  /** Each node looks at what the others have sent: here they are all somebody else's. */
  @Test
  void lettersThatOtherNodesHaveSentCountToo() throws Exception {
    TestPerson person = TestPerson.owner(server, "free");
    try (OpenTransaction elsewhere = OpenTransaction.on(server)) {
      elsewhere
          .run(
              "insert into proof_of_mail (hash, account_id, purpose, expires_at)"
                  + " select sha256(cast(a.id || n as bytea)), a.id, 'RESET',"
                  + " now() + interval '59 minutes' * n"
                  + " from account a, (values (0.4), (0.98), (1)) as v (n) where a.email = ?",
              person.email())
          .commit();
    }

    person.askForReset(person.email());
    TestMail.awaitToken(server, person.email(), TestMail.RESET);
    person.askForReset(person.email());
    awaitNoLetterWaits(person.email());

    assertThat(TestMail.tokens(server, person.email(), TestMail.RESET))
        .as("after two in the last half an hour, and one before")
        .hasSize(1);
  }

  /** Somebody may have signed up with an address that is not theirs, and waits for its owner. */
  @Test
  void whoeverResetsThePasswordOfAnAddressNotVerifiedTurnsAStrangersKeysOut() throws Exception {
    TestPerson stranger = TestPerson.owner(server, "agency");
    Answer made =
        stranger.call(Call.post("/api/v1/keys/", TestPerson.body("name", "mine", "scope", "full")));
    assertThat(made.status()).isEqualTo(201);
    Call withKey = Call.get("/api/v1/usage/").with("X-Api-Key", made.json().getString("raw_key"));
    assertThat(stranger.send(withKey).status()).isEqualTo(200);

    stranger.resetPassword("another good one");

    assertThat(stranger.send(withKey).status()).isEqualTo(401);
  }

  @Test
  void aForgottenPasswordIsReplacedByTheLetterOnce() throws Exception {
    TestPerson person = TestPerson.owner(server, "free");
    String other = "another good one";

    Answer asked = person.askForReset(person.email());
    Answer unknown = person.askForReset("nobody-" + person.email());
    String token = TestMail.awaitToken(server, person.email(), TestMail.RESET);
    Answer done = person.confirmReset(token, other);
    Answer again = person.confirmReset(token, other);

    assertThat(asked.status()).isEqualTo(202);
    assertThat(unknown.status()).isEqualTo(202);
    assertThat(unknown.text()).isEqualTo(asked.text());
    assertThat(done.status()).isEqualTo(204);
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.json().getString("token")).contains("used");
    person.awaitRefused(person.access());
    assertThat(person.login(person.email(), other).status()).isEqualTo(200);
  }

  /** So that nobody can tell by the time that it takes whether an address has an account. */
  @Test
  void nothingIsLookedUpBeforeTheAnswerToWhoeverForgotThePassword() throws Exception {
    TestPerson person = TestPerson.owner(server, "free");

    try (OpenTransaction lock = OpenTransaction.on(server)) {
      lock.run("lock table account, proof_of_mail in access exclusive mode");

      assertThat(person.askForReset(person.email()).status()).isEqualTo(202);
      assertThat(person.askForReset("nobody-" + person.email()).status()).isEqualTo(202);
    }

    assertThat(TestMail.awaitToken(server, person.email(), TestMail.RESET)).isNotEmpty();
    awaitNoLetterWaits("nobody-" + person.email());
    assertThat(TestMail.tokens(server, "nobody-" + person.email(), TestMail.RESET)).isEmpty();
  }

  @Test
  void whoeverAsksAgainFloodsNobodyAndSpoilsNoLink() throws Exception {
    TestPerson owner = TestPerson.owner(server, "free");
    TestPerson stranger = TestPerson.stranger(server);
    owner.askForReset(owner.email());
    String first = TestMail.awaitToken(server, owner.email(), TestMail.RESET);

    for (int i = 0; i < 6; i++) {
      assertThat(stranger.askForReset(owner.email()).status()).isEqualTo(202);
    }

    awaitNoLetterWaits(owner.email());
    List<String> sent = TestMail.tokens(server, owner.email(), TestMail.RESET);
    assertThat(sent).hasSize(3).contains(first);
    assertThat(owner.confirmReset(first, "another good one").status()).isEqualTo(204);
    for (String token : sent) {
      assertThat(stranger.confirmReset(token, "one more good one").status()).isEqualTo(400);
    }
  }

  private void awaitNoLetterWaits(String to) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (server.postgres().count("select count(*) from mail where recipient = ?", to) > 0) {
      assertThat(System.nanoTime() - end).as("waiting for letters to " + to).isNegative();
      Thread.sleep(20);
    }
  }
}
