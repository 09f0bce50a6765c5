package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody with an account of a test's own, who calls from an address of a test's own. */
final class TestPerson {

  static final String PASSWORD = "kx93-zzq1 battery";

  static final Call ME = Call.get("/api/auth/me/");

  private static final AtomicInteger ADDRESSES = new AtomicInteger();

  private final TestServer server;
  private final String email;
  private final String address;
  private String access = "";
  private String refresh = "";

  private TestPerson(TestServer server, String email) {
    this.server = server;
    this.email = email;
    int number = ADDRESSES.incrementAndGet();
    this.address = "198.18." + number / 250 + "." + (number % 250 + 1);
  }

  /** Somebody who has no account yet. */
  static TestPerson stranger(TestServer server) {
    return new TestPerson(
        server, "p" + UUID.randomUUID().toString().substring(0, 13) + "@example.com");
  }

  /** Somebody who has signed up and in, as the owner of a workspace on the plan. */
  static TestPerson owner(TestServer server, String plan) throws Exception {
    TestPerson person = stranger(server);
    assertThat(person.signUp().status()).isEqualTo(201);
    person.signIn();
    try (OpenTransaction update = OpenTransaction.on(server)) {
      update.run("update workspace set plan = ? where id = ?", plan, person.workspace()).commit();
    }
    person.signIn();
    return person;
  }

  String email() {
    return email;
  }

  String access() {
    return access;
  }

  String refresh() {
    return refresh;
  }

  /** The demo server's proxy is trusted: it says from where a request comes, and that by https. */
  Call from(Call call) {
    return call.with("X-Forwarded-For", address).with("X-Forwarded-Proto", "https");
  }

  Answer signUp() throws Exception {
    return signUpAs(email);
  }

  /** Signs up with any address, from here. */
  Answer signUpAs(String anyEmail) throws Exception {
    return send(
        Call.post(
            "/api/auth/signup/",
            body("email", anyEmail, "password", PASSWORD, "name", "Test", "workspace", "Tests")));
  }

  void verify() throws Exception {
    String token = TestMail.awaitToken(server, email, "Please confirm your address");
    assertThat(send(Call.post("/api/auth/verify/", body("token", token))).status()).isEqualTo(200);
  }

  /** As if nobody had opened the letter's link. */
  void unverify() throws Exception {
    try (OpenTransaction update = OpenTransaction.on(server)) {
      update.run("update account set verified_at = null where email = ?", email).commit();
    }
  }

  /** Tries to sign in to any account, from here. */
  Answer login(String anyEmail, String password) throws Exception {
    return send(Call.post("/api/auth/login/", body("email", anyEmail, "password", password)));
  }

  Answer refreshBy(String token) throws Exception {
    return send(Call.post("/api/auth/token/refresh/", body("refresh", token)));
  }

  Answer changePassword(String old, String chosen) throws Exception {
    return call(
        Call.post("/api/auth/password/change/", body("old_password", old, "new_password", chosen)));
  }

  /** Asks for a letter to anybody, from here. */
  Answer askForReset(String anyEmail) throws Exception {
    return send(Call.post("/api/auth/password/reset/", body("email", anyEmail)));
  }

  Answer confirmReset(String token, String chosen) throws Exception {
    return send(
        Call.post("/api/auth/password/reset/confirm/", body("token", token, "password", chosen)));
  }

  /** Chooses another password by the letter. */
  void resetPassword(String chosen) throws Exception {
    askForReset(email);
    String token = TestMail.awaitToken(server, email, TestMail.RESET);
    assertThat(confirmReset(token, chosen).status()).isEqualTo(204);
  }

  /** A sign-in has ended on every node as soon as its notice is heard. */
  void awaitRefused(String accessToken) throws Exception {
    Call me = ME.with("Authorization", "Bearer " + accessToken);
    long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    Answer answer = send(me);
    while (answer.status() != 401 && System.nanoTime() - end < 0) {
      Thread.sleep(20);
      answer = send(me);
    }
    assertThat(answer.status()).isEqualTo(401);
  }

  Answer tryToSignIn(String... more) throws Exception {
    return send(Call.post("/api/auth/login/", signInBody(more)));
  }

  /** Signs in, and goes on with these tokens. */
  TestPerson signIn(String... more) throws Exception {
    take(tryToSignIn(more));
    return this;
  }

  /** Goes on with the tokens of an answer. */
  void take(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    access = answer.json().getString("access");
    refresh = answer.json().getString("refresh");
  }

  /** Somebody else with the same account, signed in elsewhere. */
  TestPerson elsewhere() throws Exception {
    return new TestPerson(server, email).signIn();
  }

  Answer call(Call call) throws Exception {
    return send(call.with("Authorization", "Bearer " + access));
  }

  Answer send(Call call) throws Exception {
    return server.api().send(from(call));
  }

  JsonObject me() throws Exception {
    return call(ME).json();
  }

  String workspace() throws Exception {
    return me().getJsonObject("workspace").getString("id");
  }

  private String signInBody(String... more) {
    String[] all = new String[more.length + 4];
    all[0] = "email";
    all[1] = email;
    all[2] = "password";
    all[3] = PASSWORD;
    System.arraycopy(more, 0, all, 4, more.length);
    return body(all);
  }

  /** A JSON object of strings: names and values in turn. */
  static String body(String... namesAndValues) {
    JsonObjectBuilder object = Json.createObjectBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return object.build().toString();
  }
}
