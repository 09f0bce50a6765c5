package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The keys that sign access tokens, of two servers on one database. */
@OnOneJava
@ExtendWith(SharedServer.class)
class SigningKeysIT {

  private static final Call KEYS = Call.get("/api/auth/jwks/");

  /** About as long as the other server takes to start: the next key signs soon after. */
  private static final String SOON = "25 seconds";

  private final TestServer one;

  SigningKeysIT(TestServer server) {
    this.one = server;
  }

  @Test
  void aKeyIsFollowedByTheNextAndBothServersTakeTheTokensOfBoth() throws Exception {
    TestPerson person = TestPerson.owner(one, "free");
    String oldToken = person.access();
    String oldKey = key(oldToken);
    try (OpenTransaction month = OpenTransaction.on(one)) {
      month.run("update signing_key set signs_until = now() + cast(? as interval)", SOON).commit();
    }

    try (TestServer other = startOther()) {
      assertThat(ids(other))
          .as("the next one is known before it signs")
          .contains(oldKey)
          .hasSize(2);
      assertThat(status(other, person, oldToken)).as("one's token at the other").isEqualTo(200);

      String newToken = awaitTokenOfAnotherKey(other, person, oldKey);

      assertThat(ids(other)).contains(oldKey, key(newToken));
      assertThat(status(other, person, oldToken)).as("good until it expires").isEqualTo(200);
      assertThat(status(one, person, newToken)).as("the other's token at one").isEqualTo(200);
      assertThat(status(one, person, oldToken)).isEqualTo(200);
      assertThat(ids(one)).containsExactlyInAnyOrderElementsOf(ids(other));
    }
  }

  private TestServer startOther() throws Exception {
    return TestServer.start(Installation.newHome("signing-keys"), SharedServer.anotherNode(one));
  }

  private static String awaitTokenOfAnotherKey(TestServer server, TestPerson person, String oldKey)
      throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    String token = signIn(server, person);
    while (key(token).equals(oldKey)) {
      assertThat(System.nanoTime() - end).as("waiting for the next key").isNegative();
      Thread.sleep(Duration.ofSeconds(2).toMillis());
      token = signIn(server, person);
    }
    return token;
  }

  private static String signIn(TestServer server, TestPerson person) throws Exception {
    Answer answer =
        server
            .api()
            .send(
                person.from(
                    Call.post(
                        "/api/auth/login/",
                        TestPerson.body(
                            "email", person.email(), "password", TestPerson.PASSWORD))));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().getString("access");
  }

  private static int status(TestServer server, TestPerson person, String token) throws Exception {
    return server
        .api()
        .send(person.from(TestPerson.ME.with("Authorization", "Bearer " + token)))
        .status();
  }

  private static List<String> ids(TestServer server) throws Exception {
    return server
        .api()
        .send(KEYS)
        .json()
        .getJsonArray("keys")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(key -> key.getString("kid"))
        .toList();
  }

  /** The {@code kid} in a token's head. */
  private static String key(String token) {
    String head =
        new String(
            Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))),
            StandardCharsets.UTF_8);
    return Json.createReader(new StringReader(head)).readObject().getString("kid");
  }
}
