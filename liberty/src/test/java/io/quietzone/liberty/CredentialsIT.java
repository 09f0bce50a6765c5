package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What opens the API, and what does not. */
@ExtendWith(SharedServer.class)
class CredentialsIT {

  private final TestServer server;

  CredentialsIT(TestServer server) {
    this.server = server;
  }

  @Test
  void keysAndAccessTokensAreNotTakenForEachOther() throws Exception {
    TestPerson person = TestPerson.owner(server, "agency");
    String studioKey = server.studioKey();

    Answer keyForPerson = person.send(TestPerson.ME.with("Authorization", "Bearer " + studioKey));
    Answer headerForPerson = person.send(TestPerson.ME.withKey(studioKey));
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
          parts[0]
              + "."
              + parts[1]
              + "."
              + (parts[2].startsWith("A") ? "B" : "A")
              + parts[2].substring(1),
          "eyJ",
          "eyJ" + "a".repeat(6000)
        }) {
      Answer agency = person.send(TestPerson.ME.with("Authorization", "Bearer " + forged));
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
      strings = {"Bearer", "Basic b3duZXI6cGFzc3dvcmQ=", "Bearer eyJ eyJ", "Bearer eyJ\teyJ", ""})
  void aHeaderThatHoldsNoTokenIsRefused(String authorization) throws Exception {
    Answer answer = send("/api/auth/me/", "Authorization: " + authorization);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.json()).containsOnlyKeys("detail");
  }

  static List<String> headersThatAreNone() {
    return List.of(
        "Authorization: Bearer eyJé.ü.ö",
        "Authorization: Bearer \u00ff",
        "Authorization: Bearer " + "a".repeat(16_400),
        "X-Api-Key: smk_é",
        "X-Api-Key: smk_\u0007",
        "X-Api-Key: " + "a".repeat(16_400),
        "Idempotency-Key: clé",
        "Idempotency-Key: " + "a".repeat(16_400));
  }

  @ParameterizedTest
  @MethodSource("headersThatAreNone")
  void aHeaderThatIsNotAsciiOrTooLongIsRefusedInBothDialects(String header) throws Exception {
    Answer agency = send("/api/v1/usage/", header);
    Answer studio = send("/api/v1/qrcodes", header);

    assertThat(agency.status()).isEqualTo(400);
    assertThat(agency.json()).containsOnlyKeys("detail");
    assertThat(studio.status()).isEqualTo(400);
    assertThat(studio.json()).containsOnlyKeys("error");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Authorization: Bearer ", "X-Api-Key: ", "X-Anything: "})
  void aHeaderThatIsFarTooLongIsRefusedInBothDialects(String header) throws Exception {
    String line = header + "a".repeat(100_000);

    assertThat(send("/api/v1/usage/", line).status()).isIn(400, 431);
    assertThat(send("/api/v1/qrcodes", line).status()).isIn(400, 431);
  }

  private Answer send(String path, String header) throws Exception {
    return RawConnection.exchange(
        server.port(),
        "GET "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\n"
            + header
            + "\r\nConnection: close\r\n\r\n",
        Duration.ofSeconds(10));
  }

  @Test
  void anybodyCanVerifyOurTokens() throws Exception {
    TestPerson person = TestPerson.owner(server, "free");
    String head =
        new String(
            Base64.getUrlDecoder().decode(person.access().split("\\.", -1)[0]),
            StandardCharsets.UTF_8);

    Answer jwks = person.send(Call.get("/api/auth/jwks/"));
    List<JsonObject> keys = jwks.json().getJsonArray("keys").getValuesAs(JsonObject.class);

    assertThat(keys)
        .anyMatch(key -> head.contains("\"kid\":\"" + key.getString("kid") + "\""))
        .allSatisfy(key -> assertThat(key).containsOnlyKeys("kty", "kid", "use", "alg", "n", "e"));
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
}
