package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Which of all POSTs of {@code /openapi.json} take an {@code Idempotency-Key}, and that they do.
 */
@ExtendWith(SharedServer.class)
class IdempotentPostsIT {

  private static final String PARAMETER = "#/components/parameters/IdempotencyKey";
  private static final String PICTURE = "{\"data\": \"https://example.com\", \"size_inches\": 1}";

  /** Why the others take none. */
  private static final Map<String, String> EXEMPT =
      Map.ofEntries(
          Map.entry("/api/v1/validate/", "makes nothing, and costs nothing"),
          Map.entry("/api/v1/generate/sign/", "makes nothing, and costs nothing"),
          Map.entry("/api/v1/members/leave/", "who has left cannot leave again"),
          Map.entry("/api/auth/signup/", "no caller yet; a second sign-up is answered alike"),
          Map.entry("/api/auth/login/", "no caller yet; another sign-in harms nobody"),
          Map.entry("/api/auth/logout/", "a token ends once"),
          Map.entry("/api/auth/token/refresh/", "repeats its answer by its own rules"),
          Map.entry("/api/auth/switch/", "repeats its answer by its own rules"),
          Map.entry("/api/auth/verify/", "a letter's token is good once"),
          Map.entry("/api/auth/verify/resend/", "makes nothing but another letter"),
          Map.entry("/api/auth/password/change/", "has the same effect again"),
          Map.entry("/api/auth/password/reset/", "no caller; makes nothing but another letter"),
          Map.entry("/api/auth/password/reset/confirm/", "a letter's token is good once"),
          Map.entry("/api/auth/invitations/accept/", "a letter's token is good once"),
          Map.entry("/api/auth/totp/setup/", "a secret that is drawn again replaces the other"),
          Map.entry("/api/auth/totp/confirm/", "no code is taken twice"),
          Map.entry("/api/auth/totp/recovery-codes/", "no code is taken twice"),
          Map.entry("/api/auth/totp/disable/", "no code is taken twice"));

  private final TestServer server;

  IdempotentPostsIT(TestServer server) {
    this.server = server;
  }

  @Test
  void everyPostTakesAKeyOrIsKnownToNeedNone() throws Exception {
    Set<String> take = new TreeSet<>();
    Set<String> takeNot = new TreeSet<>();
    JsonObject paths = server.api().send(Call.get("/openapi.json")).json().getJsonObject("paths");
    paths.forEach(
        (path, item) -> {
          JsonObject post = item.asJsonObject().getJsonObject("post");
          if (post != null) {
            (takesKey(post) ? take : takeNot).add(path);
          }
        });

    assertThat(takeNot).isEqualTo(new TreeSet<>(EXEMPT.keySet()));
    Map<String, Sender> senders = senders();
    assertThat(take).isEqualTo(new TreeSet<>(senders.keySet()));
    for (Map.Entry<String, Sender> sender : senders.entrySet()) {
      String name = UUID.randomUUID().toString();

      Answer first = sender.getValue().send(name);
      Answer again = sender.getValue().send(name);

      assertThat(first.status()).as(sender.getKey() + first).isBetween(200, 204);
      assertThat(first.has("Idempotent-Replayed")).as(sender.getKey()).isFalse();
      assertThat(again.status()).as(sender.getKey() + again).isEqualTo(first.status());
      assertThat(again.header("Idempotent-Replayed")).as(sender.getKey()).isEqualTo("true");
      if (!sender.getKey().endsWith("/bulk/")) {
        assertThat(again.body()).as(sender.getKey()).isEqualTo(first.body());
      }
      assertThat(sender.getValue().send("no key").status()).as(sender.getKey()).isEqualTo(400);
    }
  }

  private static boolean takesKey(JsonObject operation) {
    JsonArray parameters = operation.getJsonArray("parameters");
    return parameters != null
        && parameters.stream()
            .map(JsonValue::asJsonObject)
            .anyMatch(parameter -> parameter.getString("$ref", "").equals(PARAMETER));
  }

  /** Sends a request that makes something, with an {@code Idempotency-Key}. */
  private interface Sender {
    Answer send(String idempotencyKey) throws Exception;
  }

  private Map<String, Sender> senders() throws Exception {
    String key = TestWorkspace.fullKeyOnPlan(server, "business");
    TestPerson owner = TestPerson.owner(server, "agency");
    owner.verify();
    String code = made(key, "/api/v1/dynamic/", dynamic()).getString("short_id");
    String rotated =
        owner.call(Call.post("/api/v1/keys/", "{\"name\": \"x\"}")).json().getString("id");
    Map<String, Sender> senders = new LinkedHashMap<>();
    byKey(senders, key, "/api/v1/generate/", PICTURE);
    byKey(senders, key, "/api/v1/generate/bulk/", "{\"items\": [" + PICTURE + "]}");
    byKey(senders, key, "/api/v1/dynamic/", dynamic());
    byKey(senders, key, "/api/v1/qrcodes", "{\"destination\": \"https://example.com\"}");
    byKey(senders, key, "/api/v1/workspace/signed-images/rotate/", "");
    senders.put(
        "/api/v1/dynamic/{short_id}/versions/{version}/rollback/",
        name -> send(key, "/api/v1/dynamic/" + code + "/versions/1/rollback/", "", name));
    senders.put(
        "/api/v1/dynamic/{short_id}/schedule/",
        name ->
            send(
                key,
                "/api/v1/dynamic/" + code + "/schedule/",
                "{\"at\": \"2100-01-01T00:00:00Z\", \"destination_url\": \"https://example.com/2\"}",
                name));
    byPerson(senders, owner, "/api/v1/keys/", "/api/v1/keys/", "{\"name\": \"y\"}");
    byPerson(
        senders,
        owner,
        "/api/v1/keys/{id}/rotate/",
        "/api/v1/keys/" + rotated + "/rotate/",
        "{\"overlap_seconds\": 60}");
    byPerson(
        senders,
        owner,
        "/api/v1/invitations/",
        "/api/v1/invitations/",
        TestPerson.body("email", "guest-" + owner.email(), "role", "viewer"));
    return senders;
  }

  private static String dynamic() {
    return "{\"name\": \"x\", \"destination_url\": \"https://example.com\"}";
  }

  private void byKey(Map<String, Sender> senders, String key, String path, String body) {
    senders.put(path, name -> send(key, path, body, name));
  }

  private static void byPerson(
      Map<String, Sender> senders, TestPerson owner, String template, String path, String body) {
    senders.put(template, name -> owner.call(Call.post(path, body).with("Idempotency-Key", name)));
  }

  private JsonObject made(String key, String path, String body) throws Exception {
    return send(key, path, body, UUID.randomUUID().toString()).json();
  }

  private Answer send(String key, String path, String body, String name) throws Exception {
    Call call = body.isEmpty() ? Call.of("POST", path) : Call.post(path, body);
    return server.api().send(call.withKey(key).with("Idempotency-Key", name));
  }
}
