package io.quietzone.liberty;

import static io.quietzone.liberty.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dynamic codes through the Agency dialect: what is refused, and that nothing comes of it. */
@ExtendWith(SharedServer.class)
class DynamicRefusalsIT {

  private final TestServer server;
  private final DynamicCodes codes;

  DynamicRefusalsIT(TestServer server) throws Exception {
    this.server = server;
    this.codes = DynamicCodes.ofNewWorkspace(server);
  }

  @Test
  void aCodeOfAnotherWorkspaceIsNotFound() throws Exception {
    String shortId =
        codes.create(DynamicCodes.body("mine-" + DynamicCodes.unique())).getString("short_id");
    String stranger = TestWorkspace.fullKeyOnPlan(server, "agency");

    for (Call call :
        List.of(
            Call.get(DynamicCodes.PATH + shortId + "/"),
            Call.post(DynamicCodes.PATH + shortId + "/", "{\"name\": \"x\"}").by("PATCH"),
            Call.get(DynamicCodes.PATH + shortId + "/versions/"),
            Call.post(DynamicCodes.PATH + shortId + "/versions/1/rollback/", "{}"),
            Call.get(DynamicCodes.PATH + shortId + "/schedule/"),
            Call.post(
                DynamicCodes.PATH + shortId + "/schedule/",
                "{\"at\": \"2030-01-01T00:00:00Z\", \"destination_url\": \"https://example.com\"}"),
            Call.of("DELETE", DynamicCodes.PATH + shortId + "/schedule/x/"),
            Call.get(DynamicCodes.PATH + shortId + "/image.png"),
            Call.get(DynamicCodes.PATH + shortId + "/analytics/"),
            Call.of("DELETE", DynamicCodes.PATH + shortId + "/"))) {
      assertRefused(
          server.api().send(call.withKey(stranger)), 404, "{'detail': 'no code with this id'}");
    }
    assertThat(codes.read(shortId).getString("name")).isEqualTo("x");
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
        codes.send(Call.post(DynamicCodes.PATH, refused.body().replace('\'', '"'))),
        400,
        refused.answer());
    assertThat(codes.send(Call.get(DynamicCodes.PATH)).json().get("count")).hasToString("0");
  }

  @Test
  void aCodeDoesNotLeadBackToThisServer() throws Exception {
    for (String url : List.of(server.address() + "/q/x", "http://127.0.0.1:" + server.port())) {
      assertRefused(
          codes.send(
              Call.post(
                  DynamicCodes.PATH, "{\"name\": \"x\", \"destination_url\": \"" + url + "\"}")),
          400,
          "{'destination_url': 'not on this server'}");
    }
  }

  @Test
  void aChangeDoesNotTouchWhatIsPrinted() throws Exception {
    String shortId =
        codes.create(DynamicCodes.body("fixed-" + DynamicCodes.unique())).getString("short_id");

    assertRefused(
        codes.send(
            Call.post(
                    DynamicCodes.PATH + shortId + "/", "{\"short_id\": \"other\", \"name\": null}")
                .by("PATCH")),
        400,
        "{'name': ['leave this field out'], 'short_id': 'cannot be changed'}");
  }

  @Test
  void aKeyThatMayOnlyRenderIsRefused() throws Exception {
    assertRefused(
        server
            .api()
            .send(Call.get(DynamicCodes.PATH).withKey(TestWorkspace.keyOnPlan(server, "agency"))),
        403,
        "{'detail': 'only render'}");
  }
}
