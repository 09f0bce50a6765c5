package io.quietzone.liberty;

import static io.quietzone.liberty.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** API keys as people make, list, rotate and revoke them. */
@ExtendWith(SharedServer.class)
class KeysIT {

  private static final String KEYS = "/api/v1/keys/";
  private static final Call USAGE = Call.get("/api/v1/usage/");

  private final TestServer server;
  private final Person owner;

  KeysIT(TestServer server) throws Exception {
    this.server = server;
    this.owner = Person.signedIn(server);
  }

  @Test
  void aNewKeyIsShownOnceAndWorks() throws Exception {
    JsonObject made = make("{\"name\": \"Shop\"}");

    assertThat(made.keySet())
        .containsExactly(
            "id",
            "name",
            "key_prefix",
            "plan",
            "scope",
            "is_active",
            "created_at",
            "last_used_at",
            "revoked_at",
            "expires_at",
            "raw_key",
            "warning");
    assertThat(made.getString("raw_key")).matches("smk_[0-9A-Za-z]{36}");
    assertThat(made.getString("raw_key")).startsWith(made.getString("key_prefix"));
    assertThat(made.getString("plan")).isEqualTo("free");
    assertThat(made.getString("scope")).isEqualTo("render");
    assertThat(made.getString("created_at")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    assertThat(status(USAGE.withKey(made.getString("raw_key")))).isEqualTo(200);
    assertThat(make("{\"name\": \"All\", \"scope\": \"full\"}").getString("raw_key"))
        .matches("fqs_live_[0-9A-Za-z]{36}");
  }

  /** What its addresses deliver is counted for the workspace, and not for the key. */
  @Test
  void aKeyThatIsCappedSignsNoAddresses() throws Exception {
    String capped = make("{\"name\": \"Small\", \"plan\": \"free\"}").getString("raw_key");
    String whole = make("{\"name\": \"Whole\"}").getString("raw_key");
    Call sign =
        Call.post(
            "/api/v1/generate/sign/", "{\"data\": \"https://example.com\", \"size_inches\": 1}");
    assertThat(status(sign.withKey(capped))).isEqualTo(200);

    String workspace = TestWorkspace.of(server, whole);
    Call upgrade =
        Call.post("/api/admin/workspaces/" + workspace + "/", "{\"plan\": \"pro\"}").by("PATCH");
    assertThat(status(upgrade.with("Authorization", "Bearer " + server.operatorToken())))
        .isEqualTo(200);

    assertThat(status(sign.withKey(whole))).isEqualTo(200);
    assertRefused(server.api().send(sign.withKey(capped)), 403, "{'detail': 'a plan of its own'}");
  }

  @Test
  void theListHasBothOfTheReferencesShapesAndNoSecret() throws Exception {
    JsonObject first = make("{\"name\": \"First\"}");
    make("{\"name\": \"Second\", \"expires_in\": 3600}");

    Answer answer = send(Call.get(KEYS + "?page_size=1"));

    JsonObject list = answer.json();
    assertThat(list.keySet()).containsExactly("count", "next", "previous", "results", "keys");
    assertThat(list.getInt("count")).isEqualTo(2);
    assertThat(list.getString("next")).endsWith("/api/v1/keys/?page=2&page_size=1");
    assertThat(list.get("previous")).isEqualTo(JsonValue.NULL);
    assertThat(list.getJsonArray("results")).isEqualTo(list.getJsonArray("keys"));
    JsonObject newest = list.getJsonArray("keys").getJsonObject(0);
    assertThat(newest.getString("name")).isEqualTo("Second");
    assertThat(newest.getString("expires_at")).isNotEmpty();
    assertThat(newest.keySet()).doesNotContain("raw_key");
    assertThat(answer.text()).doesNotContain(first.getString("raw_key"));
    assertThat(
            send(Call.get(KEYS + "?page=2&page_size=1"))
                .json()
                .getJsonArray("keys")
                .getJsonObject(0)
                .getString("id"))
        .isEqualTo(first.getString("id"));
  }

  @Test
  void aRevokedKeyIsRefusedWithTheNextRequest() throws Exception {
    JsonObject made = make("{\"name\": \"Lost\"}");
    Call use = USAGE.withKey(made.getString("raw_key"));
    assertThat(status(use)).isEqualTo(200);

    Answer revoked = send(Call.of("DELETE", KEYS + made.getString("id") + "/"));

    assertThat(revoked.status()).isEqualTo(204);
    assertThat(revoked.body()).isEmpty();
    assertThat(status(use)).isEqualTo(401);
    JsonObject listed = send(Call.get(KEYS)).json().getJsonArray("keys").getJsonObject(0);
    assertThat(listed.getBoolean("is_active")).isFalse();
    assertThat(listed.getString("revoked_at")).isNotEmpty();
    assertRefused(
        send(Call.of("POST", KEYS + made.getString("id") + "/rotate/")),
        409,
        "{'detail': 'revoked or has expired'}");
  }

  @Test
  void aRotatedKeyHasANewSecretAndTheOldOneMayGoOn() throws Exception {
    JsonObject made = make("{\"name\": \"Turning\"}");
    String rotate = KEYS + made.getString("id") + "/rotate/";

    Answer overlapping = send(Call.post(rotate, "{\"overlap_seconds\": 3600}"));
    assertThat(overlapping.status()).as(overlapping::toString).isEqualTo(201);
    assertThat(overlapping.json().getString("id")).isEqualTo(made.getString("id"));
    String second = overlapping.json().getString("raw_key");
    assertThat(status(USAGE.withKey(made.getString("raw_key")))).isEqualTo(200);
    assertThat(status(USAGE.withKey(second))).isEqualTo(200);

    Answer atOnce = send(Call.of("POST", rotate));
    assertThat(atOnce.status()).as(atOnce::toString).isEqualTo(201);
    assertThat(status(USAGE.withKey(made.getString("raw_key")))).isEqualTo(401);
    assertThat(status(USAGE.withKey(second))).isEqualTo(401);
    assertThat(status(USAGE.withKey(atOnce.json().getString("raw_key")))).isEqualTo(200);
  }

  @Test
  void aRepetitionShowsTheSameKeyAndItLiesNowhereInClear() throws Exception {
    Call call =
        owner
            .with(Call.post(KEYS, "{\"name\": \"Once\"}"))
            .with("Idempotency-Key", UUID.randomUUID().toString());

    Answer first = server.api().send(call);
    Answer again = server.api().send(call);

    assertThat(first.status()).as(first::toString).isEqualTo(201);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(send(Call.get(KEYS)).json().getInt("count")).isEqualTo(1);
  }

  /** By then the moment is less than a minute away, and no new key could have it. */
  @Test
  void aRepetitionIsAnsweredAlthoughItsKeyEndsSoon() throws Exception {
    Instant end = Instant.now(Clock.systemUTC()).plusSeconds(62);
    Call call =
        owner
            .with(Call.post(KEYS, "{\"name\": \"Short\", \"expires_at\": \"" + end + "\"}"))
            .with("Idempotency-Key", UUID.randomUUID().toString());
    Answer first = server.api().send(call);
    assertThat(first.status()).as(first::toString).isEqualTo(201);

    Thread.sleep(2500);

    assertThat(server.api().send(call).text()).isEqualTo(first.text());
    assertThat(
            server.api().send(call.with("Idempotency-Key", UUID.randomUUID().toString())).status())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|{'name': ['This field is required.']}",
        "{\"name\": \"  \"}|{'name': ['may not be blank']}",
        "{\"name\": \"a\", \"scope\": \"all\"}|{'scope': ['Choose one of: render, full.']}",
        "{\"name\": \"a\", \"plan\": \"pro\"}|{'plan': 'choose one of free.'}",
        "{\"name\": \"a\", \"expires_in\": 59}|{'expires_in': ['at least 60']}",
        "{\"name\": \"a\", \"expires_at\": \"soon\"}|{'expires_at': 'ISO 8601'}",
        "{\"name\": \"a\", \"expires_at\": \"2001-01-01T00:00:00Z\"}|{'expires_at': 'a minute to"
            + " ten years'}",
      })
  void whatCannotBeAKeyIsRefusedByField(String body, String refusal) throws Exception {
    assertRefused(send(Call.post(KEYS, body)), 400, refusal);
  }

  @Test
  void tooLongANameOrOverlapIsRefused() throws Exception {
    assertRefused(
        send(Call.post(KEYS, "{\"name\": \"" + "n".repeat(101) + "\"}")),
        400,
        "{'name': ['at most 100 characters']}");
    String rotate = KEYS + make("{\"name\": \"a\"}").getString("id") + "/rotate/";
    assertRefused(
        send(Call.post(rotate, "{\"overlap_seconds\": 604801}")),
        400,
        "{'overlap_seconds': ['at most 604800']}");
  }

  @Test
  void keysDoNotMakeKeysAndStrangersSeeNone() throws Exception {
    JsonObject full = make("{\"name\": \"Full\", \"scope\": \"full\"}");
    JsonObject render = make("{\"name\": \"Render\"}");
    String raw = full.getString("raw_key");

    assertThat(status(Call.get(KEYS).withKey(raw))).isEqualTo(200);
    assertThat(status(Call.get(KEYS).withKey(render.getString("raw_key")))).isEqualTo(403);
    assertThat(status(Call.post(KEYS, "{\"name\": \"a\"}").withKey(raw))).isIn(401, 403);
    String address = KEYS + full.getString("id") + "/";
    assertThat(status(Call.of("DELETE", address).withKey(raw))).isIn(401, 403);

    Person stranger = Person.signedIn(server);
    assertThat(status(stranger.with(Call.of("DELETE", address)))).isEqualTo(404);
    assertThat(status(stranger.with(Call.of("POST", address + "rotate/")))).isEqualTo(404);
    assertThat(server.api().send(stranger.with(Call.get(KEYS))).json().getInt("count")).isZero();
    assertThat(status(USAGE.withKey(raw))).isEqualTo(200);
  }

  private JsonObject make(String body) throws Exception {
    Answer answer = send(Call.post(KEYS, body));
    assertThat(answer.status()).as(answer::toString).isEqualTo(201);
    return answer.json();
  }

  private Answer send(Call call) throws Exception {
    return server.api().send(owner.with(call));
  }

  private int status(Call call) throws Exception {
    return server.api().send(call).status();
  }
}
