package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;

/** What every refusal has to look like, whatever is refused. */
final class Refusals {

  private static final String ULID = "[0-7][0-9A-HJKMNP-TV-Z]{25}";

  /** What only a stack trace, a class name or the runtime's own pages hold. */
  private static final String INNER_LIFE =
      "(?s).*(\\bat [a-z]+\\.|Exception|Error [0-9]|\\.java\\b|SRVE|CWWW|io\\.quietzone|<html|null).*";

  private Refusals() {}

  /**
   * Checks a refusal.
   *
   * @param body the shape of the body, with single quotes: the same members, lists of the same
   *     length, and texts that contain those here
   */
  static void assertRefused(Answer answer, int status, String body) {
    assertThat(answer.status()).as(answer::toString).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.header("X-Request-Id")).matches(ULID);
    assertThat(answer.headers().map().keySet())
        .as("headers that tell what answers")
        .doesNotContain("Server", "server", "X-Powered-By", "x-powered-by", "$WSEP", "$wsep");
    assertThat(answer.text()).doesNotMatch(INNER_LIFE);
    try (JsonReader expected = Json.createReader(new StringReader(body.replace('\'', '"')))) {
      assertShape(answer.json(), expected.readObject());
    }
  }

  private static void assertShape(JsonValue found, JsonValue expected) {
    if (expected instanceof JsonObject members) {
      assertThat(found.asJsonObject().keySet()).isEqualTo(members.keySet());
      members.forEach(
          (name, value) -> assertShape(found.asJsonObject().getValue("/" + name), value));
    } else if (expected instanceof JsonArray elements) {
      assertThat(found).isInstanceOf(JsonArray.class);
      assertThat(found.asJsonArray()).hasSameSizeAs(elements);
      for (int i = 0; i < elements.size(); i++) {
        assertShape(found.asJsonArray().get(i), elements.get(i));
      }
    } else {
      assertThat(found).isInstanceOf(JsonString.class);
      assertThat(((JsonString) found).getString()).contains(((JsonString) expected).getString());
    }
  }
}
