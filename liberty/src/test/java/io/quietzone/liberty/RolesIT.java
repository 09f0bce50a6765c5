package io.quietzone.liberty;

import static io.quietzone.liberty.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the members of a workspace may do with its codes, by their role. */
@OnOneJava
@ExtendWith(SharedServer.class)
class RolesIT {

  private static final String QRCODES = "/api/v1/qrcodes";
  private static final String NEW =
      "{\"name\": \"x\", \"destination_url\": \"https://example.com\"}";

  private final TestServer server;

  RolesIT(TestServer server) {
    this.server = server;
  }

  @Test
  void aViewerReadsCodesAndAnEditorChangesThemToo() throws Exception {
    TestPerson person = TestPerson.owner(server, "agency");
    String path = DynamicCodes.PATH + made(person) + "/";
    String before = person.call(Call.get(path)).text();

    become(person, "VIEWER");
    for (Call call : changes(path)) {
      assertRefused(person.call(call), 403, "{'detail': 'editor'}");
    }
    for (String part : List.of("", "versions/", "schedule/", "analytics/")) {
      assertThat(person.call(Call.get(path + part)).status()).as(part).isEqualTo(200);
    }
    assertThat(person.call(Call.get(path)).text()).isEqualTo(before);
    assertThat(person.call(Call.get(DynamicCodes.PATH)).json().getInt("count")).isEqualTo(1);

    become(person, "EDITOR");
    List<Integer> statuses = new ArrayList<>();
    for (Call call : changes(path)) {
      statuses.add(person.call(call).status());
    }
    assertThat(statuses).containsExactly(201, 200, 200, 201, 404, 200, 204);
    assertThat(person.call(Call.get(path)).status()).as("deleted").isEqualTo(404);
  }

  /** Its paths take keys, whatever somebody is in the workspace. */
  @Test
  void theStudioDialectTakesNoPerson() throws Exception {
    TestPerson person = TestPerson.owner(server, "agency");

    for (Call call :
        List.of(
            Call.get(QRCODES),
            Call.post(QRCODES, "{\"destination\": \"https://example.com\"}"),
            Call.of("DELETE", QRCODES + "/nosuch"))) {
      assertRefused(person.call(call), 401, "{'error': 'Send your API key'}");
    }
  }

  /** All that changes or draws a code; its end comes last. */
  private static List<Call> changes(String path) {
    return List.of(
        Call.post(DynamicCodes.PATH, NEW),
        Call.post(path, "{\"name\": \"y\"}").by("PATCH"),
        Call.post(path + "versions/1/rollback/", "{}"),
        Call.post(
            path + "schedule/",
            "{\"at\": \"2100-01-01T00:00:00Z\", \"destination_url\": \"https://example.com/2\"}"),
        Call.of("DELETE", path + "schedule/nosuch/"),
        Call.get(path + "image.png"),
        Call.of("DELETE", path));
  }

  private static String made(TestPerson person) throws Exception {
    Answer made = person.call(Call.post(DynamicCodes.PATH, NEW));
    assertThat(made.status()).as(made::toString).isEqualTo(201);
    return made.json().getString("short_id");
  }

  /** Has another role from the next sign-in on. */
  private void become(TestPerson person, String role) throws Exception {
    try (OpenTransaction change = OpenTransaction.on(server)) {
      change
          .run("update member set role = ? where workspace_id = ?", role, person.workspace())
          .commit();
    }
    person.signIn();
  }
}
