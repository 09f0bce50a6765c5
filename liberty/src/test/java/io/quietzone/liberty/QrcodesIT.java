package io.quietzone.liberty;

import static io.quietzone.liberty.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dynamic codes through the Studio dialect, as its reference writes them: made to deleted. */
@ExtendWith(SharedServer.class)
class QrcodesIT {

  private static final String QRCODES = "/api/v1/qrcodes";

  private final TestServer server;

  /** Of a workspace that no other test knows, so that lists hold what was made here only. */
  private final String key;

  QrcodesIT(TestServer server) throws Exception {
    this.server = server;
    this.key = TestWorkspace.fullKeyOnPlan(server, "business");
  }

  @ParameterizedTest
  @ValueSource(strings = {QRCODES, "//api/v1/qrcodes"})
  void aNewCodeIsAnsweredAsTheReferenceWritesIt(String path) throws Exception {
    Answer answer =
        send(
            Call.post(
                path,
                """
                {"destination": "https://example.com/launch", "label": "Launch page"}
                """));

    assertThat(answer.status()).as(answer::toString).isEqualTo(201);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.json().keySet()).containsExactly("qrcode");
    JsonObject code = answer.json().getJsonObject("qrcode");
    assertThat(code.keySet())
        .containsExactly(
            "id",
            "destination",
            "label",
            "short_url",
            "scans",
            "disabled",
            "expires_at",
            "created_at");
    assertThat(code.getString("id")).matches("[23456789bcdfghjkmnpqrstvwxyz]{7}");
    assertThat(code.getString("destination")).isEqualTo("https://example.com/launch");
    assertThat(code.getString("label")).isEqualTo("Launch page");
    assertThat(code.getString("short_url"))
        .isEqualTo(server.address() + "/r/" + code.getString("id"));
    assertThat(code.get("scans")).hasToString("0");
    assertThat(code.get("disabled")).isEqualTo(JsonValue.FALSE);
    assertThat(code.get("expires_at")).isEqualTo(JsonValue.NULL);
    assertThat(code.getString("created_at"))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    assertThat(
            Duration.between(
                Instant.parse(code.getString("created_at")), Clock.systemUTC().instant()))
        .isBetween(Duration.ofMinutes(-1), Duration.ofMinutes(1));
  }

  @Test
  void aCodeWithoutALabelHasNullForIt() throws Exception {
    JsonObject code = create("{\"destination\": \"https://example.com\"}");

    assertThat(code.get("label")).isEqualTo(JsonValue.NULL);
  }

  @Test
  void aCodeIsReadAsItWasMade() throws Exception {
    JsonObject code = create("{\"destination\": \"https://example.com\", \"label\": \"é 🙂\"}");

    Answer answer = send(Call.get(QRCODES + "/" + code.getString("id")));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().keySet()).containsExactly("qrcode");
    assertThat(answer.json().getJsonObject("qrcode")).isEqualTo(code);
    assertThat(code.getString("label")).isEqualTo("é 🙂");
  }

  @Test
  void theListIsReadInPartsWithTheNewestFirst() throws Exception {
    List<String> newestFirst = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      newestFirst.add(0, create("{\"destination\": \"https://example.com\"}").getString("id"));
    }

    Answer first = send(Call.get(QRCODES + "?limit=2"));
    Answer second = send(Call.get(QRCODES + "?limit=2&offset=2"));
    Answer all = send(Call.get("/" + QRCODES));

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.json().keySet()).containsExactly("qrcodes", "pagination");
    assertThat(ids(first)).containsExactlyElementsOf(newestFirst.subList(0, 2));
    assertThat(first.json().get("pagination"))
        .hasToString("{\"total\":3,\"limit\":2,\"offset\":0,\"has_more\":true}");
    assertThat(ids(second)).containsExactlyElementsOf(newestFirst.subList(2, 3));
    assertThat(second.json().get("pagination"))
        .hasToString("{\"total\":3,\"limit\":2,\"offset\":2,\"has_more\":false}");
    assertThat(ids(all)).containsExactlyElementsOf(newestFirst);
    assertThat(all.json().get("pagination"))
        .hasToString("{\"total\":3,\"limit\":50,\"offset\":0,\"has_more\":false}");
    assertThat(all.json().getJsonArray("qrcodes").getJsonObject(0))
        .isEqualTo(read(newestFirst.get(0)));
  }

  @Test
  void aListOfNothingIsEmpty() throws Exception {
    create("{\"destination\": \"https://example.com\"}");

    Answer answer = send(Call.get(QRCODES + "?limit=100&offset=2147483647"));

    assertThat(answer.text())
        .isEqualTo(
            "{\"qrcodes\":[],\"pagination\":"
                + "{\"total\":1,\"limit\":100,\"offset\":2147483647,\"has_more\":false}}");
  }

  /**
   * A change.
   *
   * @param member what it changes
   * @param after what that member is then
   */
  record Change(String body, String member, String after) {}

  static Stream<Change> changes() {
    return Stream.of(
        new Change(
            "{\"destination\": \"https://example.com/v2\"}",
            "destination",
            "\"https://example.com/v2\""),
        new Change("{\"label\": \"After\"}", "label", "\"After\""),
        new Change("{\"label\": \"\"}", "label", "null"),
        new Change("{\"disabled\": true}", "disabled", "true"),
        new Change("{\"disabled\": false}", "disabled", "false"),
        new Change("{\"label\": null, \"destination\": null}", "label", "\"Before\""),
        new Change("{}", "label", "\"Before\""));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void aChangeChangesWhatItNamesAndNothingElse(Change change) throws Exception {
    JsonObject before =
        create("{\"destination\": \"https://example.com/v1\", \"label\": \"Before\"}");

    Answer answer = patch(before.getString("id"), change.body());

    assertThat(answer.status()).as(answer::toString).isEqualTo(200);
    JsonObject after = answer.json().getJsonObject("qrcode");
    assertThat(after.get(change.member())).hasToString(change.after());
    assertThat(after.keySet()).containsExactlyElementsOf(before.keySet());
    for (String member : before.keySet()) {
      if (!member.equals(change.member())) {
        assertThat(after.get(member)).as(member).isEqualTo(before.get(member));
      }
    }
    assertThat(read(before.getString("id"))).isEqualTo(after);
  }

  @Test
  void aChangeThatIsRefusedChangesNothing() throws Exception {
    JsonObject before = create("{\"destination\": \"https://example.com\"}");

    Answer answer =
        patch(before.getString("id"), "{\"label\": \"After\", \"destination\": \"nowhere\"}");

    assertRefused(answer, 400, "{'error': 'destination: '}");
    assertThat(read(before.getString("id"))).isEqualTo(before);
  }

  @Test
  void aDeletedCodeIsGoneForItsOwner() throws Exception {
    String id = create("{\"destination\": \"https://example.com\"}").getString("id");

    Answer deleted = send(Call.of("DELETE", QRCODES + "/" + id));

    assertThat(deleted.status()).isEqualTo(204);
    assertThat(deleted.body()).isEmpty();
    assertNotFoundBy(key, id);
    assertThat(ids(send(Call.get(QRCODES)))).doesNotContain(id);
  }

  @Test
  void aCodeOfAnotherWorkspaceIsNotFound() throws Exception {
    JsonObject code = create("{\"destination\": \"https://example.com\"}");

    String stranger = TestWorkspace.fullKeyOnPlan(server, "business");

    assertNotFoundBy(stranger, code.getString("id"));
    assertThat(read(code.getString("id"))).isEqualTo(code);
    assertThat(ids(send(stranger, Call.get(QRCODES)))).isEmpty();
  }

  @Test
  void aKeyThatMayOnlyRenderIsRefused() throws Exception {
    assertRefused(
        send(server.demoKey(), Call.post(QRCODES, "{\"destination\": \"https://example.com\"}")),
        403,
        "{'error': 'only render'}");
  }

  @Test
  void aFullKeyOnAPlanWithoutThisDialectIsRefused() throws Exception {
    assertRefused(
        send(
            TestWorkspace.fullKeyOnPlan(server, "pro"),
            Call.post(QRCODES, "{\"destination\": \"https://example.com\"}")),
        403,
        "{'error': 'does not include this API'}");
  }

  private void assertNotFoundBy(String caller, String id) throws Exception {
    for (Call call :
        List.of(
            Call.get(QRCODES + "/" + id),
            Call.post(QRCODES + "/" + id, "{\"label\": \"x\"}").by("PATCH"),
            Call.of("DELETE", QRCODES + "/" + id))) {
      assertRefused(send(caller, call), 404, "{'error': 'no code with this id'}");
    }
  }

  private JsonObject create(String body) throws Exception {
    Answer answer = send(Call.post(QRCODES, body));
    assertThat(answer.status()).as(answer::toString).isEqualTo(201);
    return answer.json().getJsonObject("qrcode");
  }

  private JsonObject read(String id) throws Exception {
    return send(Call.get(QRCODES + "/" + id)).json().getJsonObject("qrcode");
  }

  private Answer patch(String id, String body) throws Exception {
    return send(Call.post(QRCODES + "/" + id, body).by("PATCH"));
  }

  private static List<String> ids(Answer list) {
    return list.json().getJsonArray("qrcodes").getValuesAs(JsonObject.class).stream()
        .map(code -> code.getString("id"))
        .toList();
  }

  private Answer send(Call call) throws Exception {
    return send(key, call);
  }

  private Answer send(String caller, Call call) throws Exception {
    return server.api().send(call.with("Authorization", "Bearer " + caller));
  }
}
