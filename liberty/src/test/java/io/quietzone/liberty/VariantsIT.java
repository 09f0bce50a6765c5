package io.quietzone.liberty;

import static io.quietzone.liberty.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes with several destinations, by weight. */
@ExtendWith(SharedServer.class)
class VariantsIT {

  private static final String DYNAMIC = "/api/v1/dynamic/";

  private static final String TWO =
      "[{\"label\": \"A\", \"destination_url\": \"https://example.com/a\", \"weight\": 3},"
          + " {\"label\": \"B\", \"destination_url\": \"https://münchen.example\"}]";

  private final TestServer server;
  private final String key;
  private final String path;

  VariantsIT(TestServer server) throws Exception {
    this.server = server;
    this.key = TestWorkspace.fullKeyOnPlan(server, "pro");
    this.path =
        DYNAMIC
            + send(Call.post(
                    DYNAMIC, "{\"name\": \"x\", \"destination_url\": \"https://example.com\"}"))
                .json()
                .getString("short_id")
            + "/";
  }

  @Test
  void variantsAreKeptInTheirOrderWithAWeightEach() throws Exception {
    JsonObject code = patch("{\"variants\": " + TWO + "}").json();

    assertThat(code.get("variants"))
        .hasToString(
            "[{\"label\":\"A\",\"destination_url\":\"https://example.com/a\",\"weight\":3},"
                + "{\"label\":\"B\",\"destination_url\":\"https://xn--mnchen-3ya.example\",\"weight\":1}]");
    assertThat(code.getString("destination_url")).isEqualTo("https://example.com");
    assertThat(code.get("destination_changes_count")).hasToString("1");
    assertThat(send(Call.get(path)).json()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]"})
  void variantsAreTakenAway(String nothing) throws Exception {
    patch("{\"variants\": " + TWO + "}");

    JsonObject code = patch("{\"variants\": " + nothing + "}").json();

    assertThat(code.get("variants")).hasToString("[]");
    assertThat(code.get("version")).hasToString("3");
  }

  @Test
  void variantsComeBackWithTheirVersion() throws Exception {
    patch("{\"variants\": " + TWO + "}");
    patch("{\"variants\": null}");

    JsonObject code = send(Call.post(path + "versions/2/rollback/", "{}")).json();

    assertThat(code.getJsonArray("variants")).hasSize(2);
  }

  @Test
  void aChangeOfSomethingElseLeavesThemAsTheyAre() throws Exception {
    patch("{\"variants\": " + TWO + "}");

    assertThat(patch("{\"name\": \"y\"}").json().getJsonArray("variants")).hasSize(2);
  }

  /** What is refused, with single quotes, and how. */
  record Case(String variants, String answer) {}

  static Stream<Case> refused() {
    return Stream.of(
        new Case("{}", "{'variants': ['list']}"),
        new Case("['A']", "{'variants.0': ['JSON object']}"),
        new Case(
            "[{}]",
            "{'variants.0.label': ['required'], 'variants.0.destination_url': ['required']}"),
        new Case(
            "[{'label': ' ', 'destination_url': 'javascript:1', 'weight': 1.5}]",
            "{'variants.0.label': ['1 to 60'], 'variants.0.destination_url': 'http://',"
                + " 'variants.0.weight': ['whole number']}"),
        new Case(one("A", 0), "{'variants.0.weight': ['at least 1']}"),
        new Case(one("A", 10_001), "{'variants.0.weight': ['at most 10000']}"),
        new Case(
            "[" + variant("A", 1) + "," + variant("A", 1) + "]", "{'variants': ['another label']}"),
        new Case(
            IntStream.range(0, 21)
                .mapToObj(i -> variant("L" + i, 1))
                .collect(Collectors.joining(",", "[", "]")),
            "{'variants': ['at most 20']}"));
  }

  private static String one(String label, int weight) {
    return "[" + variant(label, weight) + "]";
  }

  private static String variant(String label, int weight) {
    return "{'label': '"
        + label
        + "', 'destination_url': 'https://example.com', 'weight': "
        + weight
        + "}";
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatCannotBeVariantsIsRefusedByField(Case refused) throws Exception {
    assertRefused(
        patch(("{'variants': " + refused.variants() + "}").replace('\'', '"')),
        400,
        refused.answer());
  }

  private Answer patch(String body) throws Exception {
    return send(Call.post(path, body).by("PATCH"));
  }

  private Answer send(Call call) throws Exception {
    return server.api().send(call.withKey(key));
  }
}
