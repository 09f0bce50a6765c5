package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing up, in, on and out. */
@ExtendWith(SharedServer.class)
class AuthIT {

  private static final String REFRESH = "/api/auth/token/refresh/";
  private static final Call ME = Call.get("/api/auth/me/");

  private final TestServer server;

  AuthIT(TestServer server) {
    this.server = server;
  }

  @Test
  void whoSignsUpOwnsAWorkspaceOnTheFreePlan() throws Exception {
    TestPerson person = TestPerson.stranger(server);

    Answer signedUp = person.signUp();
    JsonObject me = person.signIn().me();

    assertThat(signedUp.status()).isEqualTo(201);
    assertThat(signedUp.text())
        .isEqualTo(
            "{\"user\":{\"email\":\""
                + person.email()
                + "\",\"name\":\"Test\"},\"workspace\":{\"name\":\"Tests\"}}");
    assertThat(me.getString("email")).isEqualTo(person.email());
    assertThat(me.getBoolean("email_verified")).isFalse();
    assertThat(me.getJsonObject("workspace").getString("plan")).isEqualTo("free");
    assertThat(me.getJsonObject("workspace").getString("role")).isEqualTo("owner");
  }

  @Test
  void aTakenAddressIsAnsweredAlikeAndItsOwnerIsTold() throws Exception {
    TestPerson person = TestPerson.stranger(server);
    Answer first = person.signUp();

    Answer second = person.signUp();

    assertThat(second.status()).isEqualTo(first.status());
    assertThat(second.text()).isEqualTo(first.text());
    TestMail.await(server, person.email(), "You have an account already");
    assertThat(person.signIn().me().getJsonArray("workspaces")).hasSize(1);
  }

  @Test
  void theLettersLinkLeadsToAPageThatVerifiesTheAddress() throws Exception {
    TestPerson person = TestPerson.stranger(server);
    person.signUp();
    String token = TestMail.awaitToken(server, person.email(), "Please confirm your address");

    Answer page = person.send(Call.get("/api/auth/verify/?token=" + token));
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.text()).contains("action=\"/api/auth/verify/\"").contains(token);
    assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(person.signIn().me().getBoolean("email_verified")).isFalse();

    Answer done = person.send(form("/api/auth/verify/", "token", token));
    assertThat(done.status()).isEqualTo(200);
    assertThat(done.text()).contains(person.email() + " is confirmed");
    assertThat(person.me().getBoolean("email_verified")).isTrue();
    assertThat(person.send(form("/api/auth/verify/", "token", token)).status()).isEqualTo(400);
  }

  @Test
  void wrongPasswordsAndUnknownAddressesAreAnsweredAlike() throws Exception {
    TestPerson person = TestPerson.stranger(server);
    person.signUp();

    Answer wrong = login(person, person.email(), "not the password");
    Answer unknown = login(person, "nobody-" + person.email(), "not the password");

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(unknown.text()).isEqualTo(wrong.text()).startsWith("{\"detail\":");
    assertThat(wrong.header("WWW-Authenticate")).startsWith("Bearer");
  }

  @Test
  void aRefreshTokenIsGoodOnceAndItsSecondUseEndsTheSignIn() throws Exception {
    TestPerson person = TestPerson.owner(server, "free");
    String first = person.refresh();
    Answer second = refresh(person, first);
    Answer third = refresh(person, second.json().getString("refresh"));
    assertThat(third.status()).isEqualTo(200);

    assertThat(refresh(person, first).status()).isEqualTo(401);
    assertThat(refresh(person, third.json().getString("refresh")).status()).isEqualTo(401);
    awaitStatus(401, person, third.json().getString("access"));
  }

  @Test
  void aLostAnswerIsGivenAgain() throws Exception {
    TestPerson person = TestPerson.owner(server, "free");

    Answer lost = refresh(person, person.refresh());
    Answer again = refresh(person, person.refresh());

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().getString("refresh")).isEqualTo(lost.json().getString("refresh"));
    person.take(again);
    assertThat(person.call(ME).status()).isEqualTo(200);
  }

  @Test
  void whoSignsOutIsOutEverywhereAtOnce() throws Exception {
    TestPerson person = TestPerson.owner(server, "free");
    assertThat(person.call(ME).status()).isEqualTo(200);

    Answer out =
        person.send(Call.post("/api/auth/logout/", TestPerson.body("refresh", person.refresh())));

    assertThat(out.status()).isEqualTo(204);
    assertThat(refresh(person, person.refresh()).status()).isEqualTo(401);
    awaitStatus(401, person, person.access());
  }

  @Test
  void anotherPasswordEndsAllOtherSignIns() throws Exception {
    TestPerson person = TestPerson.owner(server, "free");
    TestPerson elsewhere = person.elsewhere();
    String other = "another good one";

    Answer wrong = change(person, "not the password", other);
    Answer changed = change(person, TestPerson.PASSWORD, other);

    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.json().getString("old_password")).contains("not your password");
    assertThat(changed.status()).isEqualTo(204);
    awaitStatus(401, elsewhere, elsewhere.access());
    assertThat(person.call(ME).status()).isEqualTo(200);
    assertThat(refresh(person, person.refresh()).status()).isEqualTo(200);
    assertThat(person.tryToSignIn().status()).isEqualTo(401);
    assertThat(login(person, person.email(), other).status()).isEqualTo(200);
    TestMail.await(server, person.email(), "Your password was changed");
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

    ask(stranger, stranger.email());
    String token = TestMail.awaitToken(server, stranger.email(), "Choose another password");
    String body = TestPerson.body("token", token, "password", "another good one");
    Answer reset = stranger.send(Call.post("/api/auth/password/reset/confirm/", body));

    assertThat(reset.status()).isEqualTo(204);
    assertThat(stranger.send(withKey).status()).isEqualTo(401);
  }

  @Test
  void aForgottenPasswordIsReplacedByTheLetterOnce() throws Exception {
    TestPerson person = TestPerson.owner(server, "free");
    String other = "another good one";

    Answer asked = ask(person, person.email());
    Answer unknown = ask(person, "nobody-" + person.email());
    String token = TestMail.awaitToken(server, person.email(), "Choose another password");
    String body = TestPerson.body("token", token, "password", other);
    Answer done = person.send(Call.post("/api/auth/password/reset/confirm/", body));
    Answer again = person.send(Call.post("/api/auth/password/reset/confirm/", body));

    assertThat(asked.status()).isEqualTo(202);
    assertThat(unknown.status()).isEqualTo(202);
    assertThat(unknown.text()).isEqualTo(asked.text());
    assertThat(done.status()).isEqualTo(204);
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.json().getString("token")).contains("used");
    awaitStatus(401, person, person.access());
    assertThat(login(person, person.email(), other).status()).isEqualTo(200);
  }

  @Test
  void theNameCanBeChanged() throws Exception {
    TestPerson person = TestPerson.owner(server, "free");

    Answer changed =
        person.call(Call.post("/api/auth/me/", TestPerson.body("name", "Zoë")).by("PATCH"));

    assertThat(changed.json().getString("name")).isEqualTo("Zoë");
    assertThat(person.me().getString("name")).isEqualTo("Zoë");
  }

  @Test
  void theDemonstrationHasAnOwnerWhoCanSignIn() throws Exception {
    TestPerson anybody = TestPerson.stranger(server);

    Answer in = login(anybody, "owner@demo.example.com", server.demoPassword());

    assertThat(in.status()).isEqualTo(200);
    assertThat(in.json().getInt("expires_in")).isEqualTo(900);
    assertThat(in.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void keysAndAccessTokensAreNotTakenForEachOther() throws Exception {
    TestPerson person = TestPerson.owner(server, "agency");
    String studioKey = server.studioKey();

    Answer keyForPerson = person.send(ME.with("Authorization", "Bearer " + studioKey));
    Answer headerForPerson = person.send(ME.withKey(studioKey));
    Answer tokenForKey = person.call(Call.generate("{\"data\": \"x\", \"size_inches\": 1}"));
    Answer tokenAsKey = person.send(Call.get("/api/v1/usage/").withKey(person.access()));

    assertThat(keyForPerson.status()).isEqualTo(401);
    assertThat(keyForPerson.json().getString("detail")).startsWith("Sign in:");
    assertThat(headerForPerson.status()).isEqualTo(401);
    assertThat(tokenForKey.status()).isEqualTo(401);
    assertThat(tokenForKey.json().getString("detail")).contains("API key");
    assertThat(tokenAsKey.status()).isEqualTo(401);
  }

  @Test
  void whatIsNoTokenOfOursIsRefusedInBothDialects() throws Exception {
    TestPerson person = TestPerson.owner(server, "agency");
    String[] parts = person.access().split("\\.", -1);
    String none =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
    for (String forged :
        new String[] {
          none + "." + parts[1] + ".",
          parts[0] + "." + parts[1] + ".",
          parts[0] + "." + parts[1] + "." + parts[2].replace(parts[2].charAt(9), '_'),
          "eyJ",
          "eyJ" + "a".repeat(6000)
        }) {
      Answer agency = person.send(ME.with("Authorization", "Bearer " + forged));
      Answer studio =
          person.send(Call.get("/api/v1/qrcodes").with("Authorization", "Bearer " + forged));

      assertThat(agency.status()).as(forged).isEqualTo(401);
      assertThat(agency.json()).containsOnlyKeys("detail");
      assertThat(studio.status()).as(forged).isEqualTo(401);
      assertThat(studio.json()).containsOnlyKeys("error");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer eyJé.ü.ö",
        "Bearer \u00ff",
        "Bearer",
        "Basic b3duZXI6cGFzc3dvcmQ=",
        "Bearer eyJ eyJ",
        ""
      })
  void aHeaderThatHoldsNoTokenIsRefused(String authorization) throws Exception {
    Answer answer =
        RawConnection.exchange(
            server.port(),
            "GET /api/auth/me/ HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + authorization
                + "\r\nConnection: close\r\n\r\n",
            Duration.ofSeconds(10));

    assertThat(answer.status()).isIn(400, 401);
    assertThat(answer.json()).containsOnlyKeys("detail");
  }

  @Test
  void anybodyCanVerifyOurTokens() throws Exception {
    TestPerson person = TestPerson.owner(server, "free");
    String head =
        new String(
            Base64.getUrlDecoder().decode(person.access().split("\\.", -1)[0]),
            StandardCharsets.UTF_8);

    Answer jwks = person.send(Call.get("/api/auth/jwks/"));
    JsonObject key = jwks.json().getJsonArray("keys").getJsonObject(0);

    assertThat(head).contains("\"kid\":\"" + key.getString("kid") + "\"");
    assertThat(key).containsOnlyKeys("kty", "kid", "use", "alg", "n", "e");
  }

  @Test
  void whoIsWrongTooOftenWaitsButTheOwnerIsLetIn() throws Exception {
    TestPerson owner = TestPerson.owner(server, "free");
    TestPerson guesser = TestPerson.stranger(server);
    for (int i = 0; i < 5; i++) {
      assertThat(login(guesser, owner.email(), "guess number " + i).status()).isEqualTo(401);
    }

    Answer refused = login(guesser, owner.email(), TestPerson.PASSWORD);

    assertThat(refused.status()).isEqualTo(429);
    assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(1L, 901L);
    assertThat(owner.tryToSignIn().status()).isEqualTo(200);
  }

  @Test
  void theApiIsNotOpenInTheClear() throws Exception {
    Call outside = Call.get("/api/health/").with("X-Forwarded-For", "198.51.100.9");

    Answer clear = server.api().send(outside.with("X-Forwarded-Proto", "http"));

    assertThat(clear.status()).isEqualTo(426);
    assertThat(clear.header("Upgrade")).startsWith("TLS");
    assertThat(clear.json()).containsOnlyKeys("detail");
    assertThat(server.api().send(outside.with("X-Forwarded-Proto", "https")).status())
        .isEqualTo(200);
    assertThat(server.api().send(outside.with("$WSSC", "https")).status()).isEqualTo(426);
  }

  /**
   * A field that cannot be taken.
   *
   * @param value replaces a good one
   */
  record Bad(String field, String value) {
    @Override
    public String toString() {
      return field + " " + value.substring(0, Math.min(30, value.length()));
    }
  }

  static Stream<Bad> badSignUps() {
    return Stream.of(
        new Bad("password", "short"),
        new Bad("password", "password1"),
        new Bad("password", "ab".repeat(500_000)),
        new Bad("password", "with \0 a null"),
        new Bad("email", "a@example.com\r\nBcc: b@example.com"),
        new Bad("email", "no address"),
        new Bad("email", "a\0@example.com"),
        new Bad("email", "a".repeat(300) + "@example.com"),
        new Bad("email", ""),
        new Bad("name", ""),
        new Bad("name", "two\nlines"),
        new Bad("name", "n".repeat(101)),
        new Bad("workspace", "\u0007"),
        new Bad("workspace", "w".repeat(101)));
  }

  @ParameterizedTest
  @MethodSource("badSignUps")
  void whatCannotBeTakenIsNamed(Bad bad) throws Exception {
    TestPerson person = TestPerson.stranger(server);
    String[] fields = {
      "email", person.email(), "password", TestPerson.PASSWORD, "name", "N", "workspace", "W"
    };
    for (int i = 0; i < fields.length; i += 2) {
      fields[i + 1] = fields[i].equals(bad.field()) ? bad.value() : fields[i + 1];
    }

    Answer answer = person.send(Call.post("/api/auth/signup/", TestPerson.body(fields)));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json()).containsOnlyKeys(bad.field());
    assertThat(answer.text()).hasSizeLessThan(500);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"email\": 5}", "{\"email\": \"a@example.com\"}", "{\"password\": \"x\"}"})
  void aSignInWithoutItsFieldsIsRefused(String body) throws Exception {
    Answer answer = TestPerson.stranger(server).send(Call.post("/api/auth/login/", body));

    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void aMegabyteOfPasswordIsRefusedAtSignIn() throws Exception {
    TestPerson person = TestPerson.stranger(server);

    Answer answer = login(person, person.email(), "a".repeat(1_000_000));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json()).containsOnlyKeys("password");
  }

  private Answer refresh(TestPerson person, String token) throws Exception {
    return person.send(Call.post(REFRESH, TestPerson.body("refresh", token)));
  }

  private static Answer login(TestPerson from, String email, String password) throws Exception {
    return from.send(
        Call.post("/api/auth/login/", TestPerson.body("email", email, "password", password)));
  }

  private static Answer change(TestPerson person, String old, String other) throws Exception {
    return person.call(
        Call.post(
            "/api/auth/password/change/",
            TestPerson.body("old_password", old, "new_password", other)));
  }

  private static Answer ask(TestPerson person, String email) throws Exception {
    return person.send(Call.post("/api/auth/password/reset/", TestPerson.body("email", email)));
  }

  private static Call form(String path, String name, String value) {
    return Call.of("POST", path)
        .with("Content-Type", "multipart/form-data; boundary=b")
        .withBody(
            "--b\r\nContent-Disposition: form-data; name=\""
                + name
                + "\"\r\n\r\n"
                + value
                + "\r\n--b--\r\n");
  }

  /** A sign-in has ended on every node as soon as its notice is heard. */
  private void awaitStatus(int status, TestPerson person, String access) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    Answer answer = person.send(ME.with("Authorization", "Bearer " + access));
    while (answer.status() != status && System.nanoTime() - end < 0) {
      Thread.sleep(20);
      answer = person.send(ME.with("Authorization", "Bearer " + access));
    }
    assertThat(answer.status()).isEqualTo(status);
  }
}
