package io.quietzone.liberty;

import static io.quietzone.liberty.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures for which a code is made: one, or many at once. */
@ExtendWith(SharedServer.class)
class DynamicPicturesIT {

  private static final String BULK = "/api/v1/generate/bulk/";

  private static final String ONE =
      """
      {"data_type": "dynamic", "size_inches": 1, "background": "white",
       "payload": {"name": "Menu", "destination_url": "https://example.com/menu"}}
      """;

  private final TestServer server;

  /** It makes the codes; this one may see them. */
  private final String key;

  DynamicPicturesIT(TestServer server) throws Exception {
    this.server = server;
    this.key = TestWorkspace.fullKeyOnPlan(server, "agency");
  }

  @Test
  void thePictureShowsTheLinkOfACodeThatIsMade() throws Exception {
    Answer answer = send(Call.generate(ONE));

    assertThat(answer.status()).as(answer::toString).isEqualTo(200);
    String shortId = answer.header("X-QR-Short-Id");
    assertThat(ReadBack.isRead(answer.body(), link(shortId))).isTrue();
    JsonObject code = send(Call.get("/api/v1/dynamic/" + shortId + "/")).json();
    assertThat(code.getString("name")).isEqualTo("Menu");
    assertThat(code.getString("destination_url")).isEqualTo("https://example.com/menu");
    assertThat(server.api().send(Call.get("/q/" + shortId)).header("Location"))
        .isEqualTo("https://example.com/menu");
  }

  @Test
  void aKeyThatMayOnlyRenderMakesCodesToo() throws Exception {
    String render = TestWorkspace.keyOnPlan(server, "agency");

    Answer answer = server.api().send(Call.generate(ONE).withKey(render));

    assertThat(answer.status()).as(answer::toString).isEqualTo(200);
    assertThat(server.api().send(Call.get("/q/" + answer.header("X-QR-Short-Id"))).status())
        .isEqualTo(302);
  }

  @Test
  void aRepetitionIsTheSamePictureOfTheSameCode() throws Exception {
    Answer first = send(Call.generate(ONE).with("Idempotency-Key", "p1"));
    Answer again = send(Call.generate(ONE).with("Idempotency-Key", "p1"));

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("X-QR-Short-Id")).isEqualTo(first.header("X-QR-Short-Id"));
    assertThat(again.header("Content-Type")).isEqualTo("image/png");
    assertThat(codes()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{'data_type': 'dynamic', 'size_inches': 1}; {'payload': ['required']}",
        "{'data_type': 'dynamic', 'size_inches': 1, 'payload': {'name': 1, 'destination_url': 'x'}};"
            + " {'payload.name': ['string'], 'payload.destination_url': 'http://'}",
        "{'data_type': 'dynamo', 'size_inches': 1, 'data': 'x'}; {'data_type': ['dynamic']}",
        "{'data_type': 'dynamic', 'size_inches': 99,"
            + " 'payload': {'name': 'x', 'destination_url': 'https://a.example'}};"
            + " {'size_inches': ['at most 15']}",
      })
  void aPictureThatIsRefusedMakesNoCode(String body, String answer) throws Exception {
    assertRefused(send(Call.generate(body.replace('\'', '"'))), 400, answer);
    assertThat(codes()).isZero();
  }

  @Test
  void aPictureThatIsNotPaidForMakesNoCode() throws Exception {
    String free = TestWorkspace.fullKeyOnPlan(server, "free");
    String url = "{\"data\": \"https://example.com\", \"size_inches\": 1}";
    for (int i = 0; i < 5; i++) {
      assertThat(server.api().send(Call.generate(url).withKey(free)).status()).isEqualTo(200);
    }

    assertRefused(server.api().send(Call.generate(ONE).withKey(free)), 429, "{'detail': ''}");

    assertThat(codes(free)).isZero();
  }

  @Test
  void aCodeThatThePlanDoesNotAllowCostsNothing() throws Exception {
    String free = TestWorkspace.fullKeyOnPlan(server, "free");
    assertThat(server.api().send(Call.generate(ONE).withKey(free)).quotaRemaining()).isEqualTo(4);

    assertRefused(
        server.api().send(Call.generate(ONE).withKey(free)), 403, "{'detail': 'active dynamic'}");

    assertThat(codes(free)).isEqualTo(1);
    assertThat(
            server.api().send(Call.get("/api/v1/usage/").withKey(free)).json().getInt("remaining"))
        .isEqualTo(4);
  }

  @Test
  void validationMakesNoCode() throws Exception {
    Answer answer = send(Call.post("/api/v1/validate/", ONE));

    assertThat(answer.status()).as(answer::toString).isEqualTo(200);
    assertThat(answer.json().getBoolean("valid")).isTrue();
    assertThat(codes()).isZero();
  }

  @Test
  void theManifestOfABatchNamesTheCodesThatWereMade() throws Exception {
    String chosen = "bulk-" + Long.toString(System.nanoTime(), 36);
    Answer answer =
        send(
            Call.post(
                BULK,
                "{\"items\": ["
                    + ONE
                    + ", {\"data\": \"https://example.com\", \"size_inches\": 1}, "
                    + ONE.replace("\"name\"", "\"short_id\": \"" + chosen + "\", \"name\"")
                    + "]}"));

    assertThat(answer.status()).as(answer::toString).isEqualTo(200);
    ZipFiles files = ZipFiles.of(answer.body());
    JsonArray items = manifest(files).getJsonArray("items");
    String drawn = items.getJsonObject(0).getString("short_id");
    assertThat(items.getJsonObject(0).getString("public_url")).isEqualTo(link(drawn));
    assertThat(items.getJsonObject(1).containsKey("short_id")).isFalse();
    assertThat(items.getJsonObject(2).getString("short_id")).isEqualTo(chosen);
    assertThat(ReadBack.isRead(files.file("qr-0001.png"), link(drawn))).isTrue();
    assertThat(ReadBack.isRead(files.file("qr-0003.png"), link(chosen))).isTrue();
    assertThat(codes()).isEqualTo(2);
    assertThat(server.api().send(Call.get("/q/" + drawn)).status()).isEqualTo(302);
  }

  @Test
  void aBatchThatIsRefusedMakesNoCode() throws Exception {
    String twice = ONE.replace("\"name\"", "\"short_id\": \"twice-in-one\", \"name\"");

    assertThat(send(Call.post(BULK, "{\"items\": [" + ONE + ", {\"size_inches\": 1}]}")).status())
        .isEqualTo(422);
    assertThat(codes()).isZero();
    Answer answer = send(Call.post(BULK, "{\"items\": [" + twice + ", " + twice + "]}"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().getJsonObject("errors").getString("1"))
        .contains("Another item of this batch");
    assertThat(codes()).isZero();
  }

  @Test
  void aBatchOfMoreCodesThanThePlanAllowsMakesNone() throws Exception {
    String starter = TestWorkspace.fullKeyOnPlan(server, "starter");
    String eleven = "{\"items\": [" + (ONE + ",").repeat(10) + ONE + "]}";

    assertRefused(
        server.api().send(Call.post(BULK, eleven).withKey(starter)),
        403,
        "{'detail': 'allows 10 active dynamic codes'}");

    assertThat(codes(starter)).isZero();
    assertThat(
            server
                .api()
                .send(Call.get("/api/v1/usage/").withKey(starter))
                .json()
                .getInt("used_this_month"))
        .isZero();
  }

  private static JsonObject manifest(ZipFiles files) {
    try (JsonReader reader =
        Json.createReader(new ByteArrayInputStream(files.file("manifest.json")))) {
      return reader.readObject();
    }
  }

  private String link(String shortId) {
    return server.address() + "/q/" + shortId + "/";
  }

  private int codes() throws Exception {
    return codes(key);
  }

  private int codes(String owner) throws Exception {
    return server.api().send(Call.get("/api/v1/dynamic/").withKey(owner)).json().getInt("count");
  }

  private Answer send(Call call) throws Exception {
    return server.api().send(call.withKey(key));
  }
}
