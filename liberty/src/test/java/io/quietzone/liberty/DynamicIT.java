package io.quietzone.liberty;

import static io.quietzone.liberty.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dynamic codes through the Agency dialect: made, listed, changed, rolled back, deleted. */
@ExtendWith(SharedServer.class)
class DynamicIT {

  private static final String DYNAMIC = "/api/v1/dynamic/";

  private final TestServer server;

  /** Of a workspace that no other test knows, so that lists hold what was made here only. */
  private final String key;

  DynamicIT(TestServer server) throws Exception {
    this.server = server;
    this.key = TestWorkspace.fullKeyOnPlan(server, "agency");
  }

  @ParameterizedTest
  @ValueSource(strings = {DYNAMIC, "/api/v1/dynamic", "//api/v1/dynamic/"})
  void aNewCodeIsAnsweredAsTheReferenceWritesIt(String path) throws Exception {
    Answer answer =
        send(
            Call.post(
                path, "{\"name\": \"Menu\", \"destination_url\": \"https://example.com/a\"}"));

    assertThat(answer.status()).as(answer::toString).isEqualTo(201);
    JsonObject code = answer.json();
    assertThat(List.copyOf(code.keySet()).subList(0, 12))
        .containsExactly(
            "id",
            "short_id",
            "name",
            "destination_url",
            "variants",
            "is_active",
            "scan_count",
            "last_scanned_at",
            "destination_changes_count",
            "public_url",
            "created_at",
            "updated_at");
    String shortId = code.getString("short_id");
    assertThat(shortId).matches("[23456789bcdfghjkmnpqrstvwxyz]{7}");
    assertThat(code.getString("public_url")).isEqualTo(server.address() + "/q/" + shortId + "/");
    assertThat(code.getString("name")).isEqualTo("Menu");
    assertThat(code.getString("destination_url")).isEqualTo("https://example.com/a");
    assertThat(code.get("variants")).hasToString("[]");
    assertThat(code.get("is_active")).isEqualTo(JsonValue.TRUE);
    assertThat(code.get("scan_count")).hasToString("0");
    assertThat(code.get("last_scanned_at")).isEqualTo(JsonValue.NULL);
    assertThat(code.get("destination_changes_count")).hasToString("0");
    assertThat(code.getString("created_at")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    assertThat(read(shortId)).isEqualTo(code);
  }

  @Test
  void aCodeHasWhatItsOwnerAsksFor() throws Exception {
    JsonObject code =
        create(
            """
            {"name": "Karte", "destination_url": "https://münchen.example/ü", "short_id": "karte-%s",
             "tags": ["a", "b", "a"], "starts_at": "2020-01-01T01:00:00+01:00",
             "expires_at": "2030-01-01T00:00:00Z", "max_scans": 10, "password": "correct horse",
             "is_active": false, "archived": true}
            """
                .formatted(unique()));

    assertThat(code.getString("short_id")).startsWith("karte-");
    assertThat(code.getString("destination_url"))
        .isEqualTo("https://xn--mnchen-3ya.example/%C3%BC");
    assertThat(code.getString("destination_display")).isEqualTo("https://münchen.example/%C3%BC");
    assertThat(code.get("tags")).hasToString("[\"a\",\"b\"]");
    assertThat(code.getString("starts_at")).isEqualTo("2020-01-01T00:00:00Z");
    assertThat(code.getString("expires_at")).isEqualTo("2030-01-01T00:00:00Z");
    assertThat(code.get("max_scans")).hasToString("10");
    assertThat(code.get("has_password")).isEqualTo(JsonValue.TRUE);
    assertThat(code.get("is_active")).isEqualTo(JsonValue.FALSE);
    assertThat(code.get("archived")).isEqualTo(JsonValue.TRUE);
    assertThat(code.toString()).doesNotContain("horse");

    JsonObject plain =
        change(
            code.getString("short_id"),
            """
            {"tags": null, "starts_at": null, "expires_at": null, "max_scans": null,
             "password": null, "archived": false}
            """);

    assertThat(plain.get("tags")).hasToString("[]");
    assertThat(plain.get("has_password")).isEqualTo(JsonValue.FALSE);
    assertThat(plain.get("archived")).isEqualTo(JsonValue.FALSE);
    for (String member : List.of("starts_at", "expires_at", "max_scans")) {
      assertThat(plain.get(member)).as(member).isEqualTo(JsonValue.NULL);
    }
  }

  @Test
  void everyChangeOfTheDestinationIsAVersionThatCanBeRolledBack() throws Exception {
    String id =
        create("{\"name\": \"x\", \"destination_url\": \"https://example.com/1\"}")
            .getString("short_id");
    change(id, "{\"destination_url\": \"https://example.com/2\"}");
    change(id, "{\"name\": \"only the name\"}");
    change(id, "{\"destination_url\": \"https://example.com/2\"}");
    assertLeadsTo("https://example.com/2", id);

    JsonObject back = send(Call.post(DYNAMIC + id + "/versions/1/rollback/", "{}")).json();

    assertThat(back.getString("destination_url")).isEqualTo("https://example.com/1");
    assertThat(back.get("destination_changes_count")).hasToString("2");
    assertThat(back.get("version")).hasToString("3");
    assertLeadsTo("https://example.com/1", id);
    JsonObject versions = send(Call.get(DYNAMIC + id + "/versions/?page_size=2")).json();
    assertThat(versions.keySet()).containsExactly("count", "next", "previous", "results");
    assertThat(versions.get("count")).hasToString("3");
    assertThat(versions.getString("next"))
        .isEqualTo(server.address() + DYNAMIC + id + "/versions/?page=2&page_size=2");
    assertThat(urls(versions)).containsExactly("https://example.com/1", "https://example.com/2");
    assertRefused(
        send(Call.post(DYNAMIC + id + "/versions/9/rollback/", "{}")),
        404,
        "{'detail': 'no such version'}");
  }

  @Test
  void theListIsPagedFilteredAndOrdered() throws Exception {
    String first = named("Alpha poster", "\"tags\": [\"print\", \"x\"]");
    String second = named("Beta flyer", "\"tags\": [\"print\"], \"is_active\": false");
    String third = named("gamma", "\"archived\": true");

    JsonObject all = send(Call.get(DYNAMIC)).json();
    assertThat(all.keySet()).containsExactly("count", "next", "previous", "results");
    assertThat(names(all)).containsExactly(second, first);
    assertThat(names("?archived=all&ordering=name")).containsExactly(first, second, third);
    assertThat(names("?archived=true")).containsExactly(third);
    assertThat(names("?tag=print&ordering=created_at")).containsExactly(first, second);
    assertThat(names("?tag=x")).containsExactly(first);
    assertThat(names("?is_active=true")).containsExactly(first);
    assertThat(names("?search=POST+alph")).containsExactly(first);
    assertThat(names("?search=example.com")).containsExactly(second, first);
    assertThat(names("?search=oster")).isEmpty();
    assertThat(names("?search=%27%3A%2A%26%21%5C")).isEmpty();
    JsonObject page = send(Call.get(DYNAMIC + "?tag=print&page=2&page_size=1")).json();
    assertThat(page.get("count")).hasToString("2");
    assertThat(page.get("next")).isEqualTo(JsonValue.NULL);
    assertThat(page.getString("previous"))
        .isEqualTo(server.address() + DYNAMIC + "?tag=print&page=1&page_size=1");
    assertThat(names(page)).containsExactly(first);
  }

  @ParameterizedTest
  @CsvSource({
    "page=0, page",
    "page_size=101, page_size",
    "ordering=random, ordering",
    "archived=maybe, archived",
    "is_active=1, is_active"
  })
  void aListThatCannotBeMeantIsRefused(String query, String field) throws Exception {
    assertRefused(send(Call.get(DYNAMIC + "?" + query)), 400, "{'" + field + "': ['']}");
  }

  @Test
  void aCodeOfEitherDialectIsSeenAndScannedInTheOther() throws Exception {
    JsonObject agency = create("{\"name\": \"a\", \"destination_url\": \"https://example.com/a\"}");
    JsonObject studio =
        send(Call.post("/api/v1/qrcodes", "{\"destination\": \"https://example.com/s\"}"))
            .json()
            .getJsonObject("qrcode");

    assertThat(read(studio.getString("id")).getString("destination_url"))
        .isEqualTo("https://example.com/s");
    assertThat(
            send(Call.get("/api/v1/qrcodes/" + agency.getString("short_id")))
                .json()
                .getJsonObject("qrcode")
                .getString("label"))
        .isEqualTo("a");
    assertLeadsTo("https://example.com/a", agency.getString("short_id"));
    assertThat(server.api().send(Call.get("/r/" + agency.getString("short_id"))).status())
        .isEqualTo(302);
  }

  @Test
  void aDeletedCodeIsGoneAndItsShortIdIsNotGivenAwayAgain() throws Exception {
    String shortId = "gone-" + unique();
    create(body(shortId));

    assertThat(send(Call.of("DELETE", DYNAMIC + shortId + "/")).status()).isEqualTo(204);

    assertThat(server.api().send(Call.get("/q/" + shortId)).status()).isEqualTo(410);
    assertRefused(send(Call.get(DYNAMIC + shortId + "/")), 404, "{'detail': ''}");
    assertRefused(
        send(Call.post(DYNAMIC, body(shortId))), 400, "{'short_id': 'This short id is taken'}");
  }

  @Test
  void aCodeOfAnotherWorkspaceIsNotFound() throws Exception {
    String shortId = create(body("mine-" + unique())).getString("short_id");
    String stranger = TestWorkspace.fullKeyOnPlan(server, "agency");

    for (Call call :
        List.of(
            Call.get(DYNAMIC + shortId + "/"),
            Call.post(DYNAMIC + shortId + "/", "{\"name\": \"x\"}").by("PATCH"),
            Call.get(DYNAMIC + shortId + "/versions/"),
            Call.post(DYNAMIC + shortId + "/versions/1/rollback/", "{}"),
            Call.get(DYNAMIC + shortId + "/schedule/"),
            Call.post(
                DYNAMIC + shortId + "/schedule/",
                "{\"at\": \"2030-01-01T00:00:00Z\", \"destination_url\": \"https://example.com\"}"),
            Call.of("DELETE", DYNAMIC + shortId + "/schedule/x/"),
            Call.get(DYNAMIC + shortId + "/image.png"),
            Call.get(DYNAMIC + shortId + "/analytics/"),
            Call.of("DELETE", DYNAMIC + shortId + "/"))) {
      assertRefused(
          server.api().send(call.withKey(stranger)), 404, "{'detail': 'no code with this id'}");
    }
    assertThat(read(shortId).getString("name")).isEqualTo("x");
  }

  /**
   * Something that is refused.
   *
   * @param body with single quotes
   * @param answer the shape of the refusal
   */
  record Case(String body, String answer) {}

  static Stream<Case> refused() {
    return Stream.of(
        new Case("{}", "{'name': ['required'], 'destination_url': ['required']}"),
        new Case(
            "{'name': ' ', 'destination_url': 'x:y'}",
            "{'name': ['blank'], 'destination_url': 'http://'}"),
        new Case(
            "{'name': '" + "n".repeat(121) + "', 'destination_url': 'https://a.example'}",
            "{'name': ['120']}"),
        with("'short_id': 'Ab'", "{'short_id': '3 to 32'}"),
        with("'short_id': 'admin'", "{'short_id': 'not given away'}"),
        with("'short_id': 'sh1t-happens'", "{'short_id': 'not given away'}"),
        with("'tags': 'x'", "{'tags': ['list']}"),
        with("'tags': ['']", "{'tags': ['1 to 50']}"),
        with("'is_active': 'yes'", "{'is_active': ['true or false']}"),
        with("'starts_at': 'tomorrow'", "{'starts_at': 'ISO 8601'}"),
        with(
            "'starts_at': '2030-01-02T00:00:00Z', 'expires_at': '2030-01-01T00:00:00Z'",
            "{'expires_at': ['after starts_at']}"),
        with("'max_scans': 0", "{'max_scans': ['at least 1']}"),
        with("'password': 'short'", "{'password': 'at least 8'}"),
        new Case(
            "{'name': 'x', 'destination_url': 'https://evil@a.example'}",
            "{'destination_url': 'user name'}"),
        new Case(
            "{'name': 'x', 'destination_url': 'https://a.example\\\\b'}",
            "{'destination_url': 'backslashes'}"));
  }

  private static Case with(String members, String answer) {
    return new Case(
        "{'name': 'x', 'destination_url': 'https://a.example', " + members + "}", answer);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void aBadBodyIsRefusedByFieldAndNothingIsMade(Case refused) throws Exception {
    assertRefused(
        send(Call.post(DYNAMIC, refused.body().replace('\'', '"'))), 400, refused.answer());
    assertThat(send(Call.get(DYNAMIC)).json().get("count")).hasToString("0");
  }

  @Test
  void aCodeDoesNotLeadBackToThisServer() throws Exception {
    for (String url : List.of(server.address() + "/q/x", "http://127.0.0.1:" + server.port())) {
      assertRefused(
          send(Call.post(DYNAMIC, "{\"name\": \"x\", \"destination_url\": \"" + url + "\"}")),
          400,
          "{'destination_url': 'not on this server'}");
    }
  }

  @Test
  void aChangeDoesNotTouchWhatIsPrinted() throws Exception {
    String shortId = create(body("fixed-" + unique())).getString("short_id");

    assertRefused(
        send(
            Call.post(DYNAMIC + shortId + "/", "{\"short_id\": \"other\", \"name\": null}")
                .by("PATCH")),
        400,
        "{'name': ['leave this field out'], 'short_id': 'cannot be changed'}");
  }

  @Test
  void aKeyThatMayOnlyRenderIsRefused() throws Exception {
    assertRefused(
        server.api().send(Call.get(DYNAMIC).withKey(TestWorkspace.keyOnPlan(server, "agency"))),
        403,
        "{'detail': 'only render'}");
  }

  @Test
  void aRepeatedRequestMakesOneCode() throws Exception {
    Call call = Call.post(DYNAMIC, body("once-" + unique())).with("Idempotency-Key", "k1");

    Answer first = send(call);
    Answer second = send(call);

    assertThat(first.status()).isEqualTo(201);
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(send(Call.get(DYNAMIC)).json().get("count")).hasToString("1");
  }

  @Test
  void otherSystemsAreToldAndTheAuditLogKnows() throws Exception {
    String shortId = create(body("told-" + unique())).getString("short_id");
    change(shortId, "{\"destination_url\": \"https://example.com/2\"}");
    send(Call.of("DELETE", DYNAMIC + shortId + "/"));

    String workspace = TestWorkspace.of(server, key);
    assertThat(texts("select type from event where workspace_id = ? order by id", workspace))
        .containsExactly("dynamic_qr.created", "dynamic_qr.updated");
    assertThat(
            texts("select action from audit_entry where workspace_id = ? order by id", workspace))
        .containsExactly("code.created", "code.changed", "code.deleted");
  }

  private List<String> texts(String sql, String workspace) throws Exception {
    List<String> texts = new ArrayList<>();
    try (Connection connection = server.postgres().connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, workspace);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
      }
    }
    return texts;
  }

  private String named(String name, String members) throws Exception {
    return create(
            "{\"name\": \""
                + name
                + "\", \"destination_url\": \"https://example.com\", "
                + members
                + "}")
        .getString("name");
  }

  private List<String> names(String query) throws Exception {
    return names(send(Call.get(DYNAMIC + query)).json());
  }

  private static List<String> names(JsonObject list) {
    return list.getJsonArray("results").getValuesAs(JsonObject.class).stream()
        .map(code -> code.getString("name"))
        .toList();
  }

  private static List<String> urls(JsonObject list) {
    return list.getJsonArray("results").getValuesAs(JsonObject.class).stream()
        .map(version -> version.getString("destination_url"))
        .toList();
  }

  private static String body(String shortId) {
    return "{\"name\": \"x\", \"destination_url\": \"https://example.com/1\", \"short_id\": \""
        + shortId
        + "\"}";
  }

  private static String unique() {
    return Long.toString(System.nanoTime(), 36);
  }

  private void assertLeadsTo(String url, String shortId) throws Exception {
    Answer scan = server.api().send(Call.get("/q/" + shortId + "/"));
    assertThat(scan.status()).isEqualTo(302);
    assertThat(scan.header("Location")).isEqualTo(url);
  }

  private JsonObject create(String body) throws Exception {
    Answer answer = send(Call.post(DYNAMIC, body));
    assertThat(answer.status()).as(answer::toString).isEqualTo(201);
    return answer.json();
  }

  private JsonObject change(String shortId, String body) throws Exception {
    Answer answer = send(Call.post(DYNAMIC + shortId + "/", body).by("PATCH"));
    assertThat(answer.status()).as(answer::toString).isEqualTo(200);
    return answer.json();
  }

  private JsonObject read(String shortId) throws Exception {
    return send(Call.get(DYNAMIC + shortId + "/")).json();
  }

  private Answer send(Call call) throws Exception {
    return server.api().send(call.withKey(key));
  }
}
