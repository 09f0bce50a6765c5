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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dynamic codes through the Agency dialect: made, changed, rolled back, deleted. */
@ExtendWith(SharedServer.class)
class DynamicIT {

  private final TestServer server;
  private final DynamicCodes codes;

  DynamicIT(TestServer server) throws Exception {
    this.server = server;
    this.codes = DynamicCodes.ofNewWorkspace(server);
  }

  @ParameterizedTest
  @ValueSource(strings = {DynamicCodes.PATH, "/api/v1/dynamic", "//api/v1/dynamic/"})
  void aNewCodeIsAnsweredAsTheReferenceWritesIt(String path) throws Exception {
    Answer answer =
        codes.send(
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
    assertThat(codes.read(shortId)).isEqualTo(code);
  }

  @Test
  void aCodeHasWhatItsOwnerAsksFor() throws Exception {
    JsonObject code =
        codes.create(
            """
            {"name": "Karte", "destination_url": "https://münchen.example/ü", "short_id": "karte-%s",
             "tags": ["a", "b", "a"], "starts_at": "2020-01-01T01:00:00+01:00",
             "expires_at": "2030-01-01T00:00:00Z", "max_scans": 10, "password": "correct horse",
             "is_active": false, "archived": true}
            """
                .formatted(DynamicCodes.unique()));

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
        codes.change(
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
        codes
            .create("{\"name\": \"x\", \"destination_url\": \"https://example.com/1\"}")
            .getString("short_id");
    codes.change(id, "{\"destination_url\": \"https://example.com/2\"}");
    codes.change(id, "{\"name\": \"only the name\"}");
    codes.change(id, "{\"destination_url\": \"https://example.com/2\"}");
    assertLeadsTo("https://example.com/2", id);

    JsonObject back =
        codes.send(Call.post(DynamicCodes.PATH + id + "/versions/1/rollback/", "{}")).json();

    assertThat(back.getString("destination_url")).isEqualTo("https://example.com/1");
    assertThat(back.get("destination_changes_count")).hasToString("2");
    assertThat(back.get("version")).hasToString("3");
    assertLeadsTo("https://example.com/1", id);
    JsonObject versions =
        codes.send(Call.get(DynamicCodes.PATH + id + "/versions/?page_size=2")).json();
    assertThat(versions.keySet()).containsExactly("count", "next", "previous", "results");
    assertThat(versions.get("count")).hasToString("3");
    assertThat(versions.getString("next"))
        .isEqualTo(server.address() + DynamicCodes.PATH + id + "/versions/?page=2&page_size=2");
    assertThat(urls(versions)).containsExactly("https://example.com/1", "https://example.com/2");
    assertRefused(
        codes.send(Call.post(DynamicCodes.PATH + id + "/versions/9/rollback/", "{}")),
        404,
        "{'detail': 'no such version'}");
  }

  @Test
  void aCodeOfEitherDialectIsSeenAndScannedInTheOther() throws Exception {
    JsonObject agency =
        codes.create("{\"name\": \"a\", \"destination_url\": \"https://example.com/a\"}");
    JsonObject studio =
        codes
            .send(Call.post("/api/v1/qrcodes", "{\"destination\": \"https://example.com/s\"}"))
            .json()
            .getJsonObject("qrcode");

    assertThat(codes.read(studio.getString("id")).getString("destination_url"))
        .isEqualTo("https://example.com/s");
    assertThat(
            codes
                .send(Call.get("/api/v1/qrcodes/" + agency.getString("short_id")))
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
    String shortId = "gone-" + DynamicCodes.unique();
    codes.create(DynamicCodes.body(shortId));

    assertThat(codes.send(Call.of("DELETE", DynamicCodes.PATH + shortId + "/")).status())
        .isEqualTo(204);

    assertThat(server.api().send(Call.get("/q/" + shortId)).status()).isEqualTo(410);
    assertRefused(codes.send(Call.get(DynamicCodes.PATH + shortId + "/")), 404, "{'detail': ''}");
    assertRefused(
        codes.send(Call.post(DynamicCodes.PATH, DynamicCodes.body(shortId))),
        400,
        "{'short_id': 'This short id is taken'}");
  }

  @Test
  void aRepeatedRequestMakesOneCode() throws Exception {
    Call call =
        Call.post(DynamicCodes.PATH, DynamicCodes.body("once-" + DynamicCodes.unique()))
            .with("Idempotency-Key", "k1");

    Answer first = codes.send(call);
    Answer second = codes.send(call);

    assertThat(first.status()).isEqualTo(201);
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(codes.send(Call.get(DynamicCodes.PATH)).json().get("count")).hasToString("1");
  }

  @Test
  void otherSystemsAreToldAndTheAuditLogKnows() throws Exception {
    String shortId =
        codes.create(DynamicCodes.body("told-" + DynamicCodes.unique())).getString("short_id");
    codes.change(shortId, "{\"destination_url\": \"https://example.com/2\"}");
    codes.send(Call.of("DELETE", DynamicCodes.PATH + shortId + "/"));

    String workspace = TestWorkspace.of(server, codes.key());
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

  private static List<String> urls(JsonObject list) {
    return list.getJsonArray("results").getValuesAs(JsonObject.class).stream()
        .map(version -> version.getString("destination_url"))
        .toList();
  }

  private void assertLeadsTo(String url, String shortId) throws Exception {
    Answer scan = server.api().send(Call.get("/q/" + shortId + "/"));
    assertThat(scan.status()).isEqualTo(302);
    assertThat(scan.header("Location")).isEqualTo(url);
  }
}
