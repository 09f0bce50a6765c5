package io.quietzone.liberty;

import static io.quietzone.liberty.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same failures in the Studio dialect: {@code {"error": …}} and nothing else, always. */
@ExtendWith(SharedServer.class)
class StudioRefusalsIT {

  private static final String QRCODES = "/api/v1/qrcodes";

  private final TestServer server;

  StudioRefusalsIT(TestServer server) {
    this.server = server;
  }

  /** A body that is refused, and what the message holds. */
  record Case(String name, String body, String message) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> badBodies() {
    return Stream.of(
        new Case("cut off", "{'destination':", "not a JSON object"),
        new Case("nothing", "", "not a JSON object"),
        new Case("a number", "5", "not a JSON object"),
        new Case("null", "null", "not a JSON object"),
        new Case("an array", "[]", "JSON array"),
        new Case("a missing field", "{}", "destination: This field is required"),
        new Case("a null field", "{'destination': null}", "destination: This field is required"),
        new Case("a wrong type", "{'destination': 5}", "destination: Send a string"),
        new Case("two wrong fields", "{'destination': [], 'label': 1}", "label: Send a string"),
        new Case("arrays 1,100 deep", "[".repeat(1100) + "]".repeat(1100), "nested too deep"),
        new Case(
            "objects 1,100 deep",
            "{'destination': 'https://example.com', 'x': "
                + "{'x':".repeat(1100)
                + "0"
                + "}".repeat(1101),
            "nested too deep"),
        new Case(
            "a number of 2,000 digits",
            "{'destination': 'https://example.com', 'label': " + "1".repeat(2000) + "}",
            "cannot be read"),
        new Case(
            "a number of 2,000 digits in an unknown field",
            "{'destination': 'https://example.com', 'x': " + "1".repeat(2000) + "}",
            "cannot be read"),
        new Case(
            "U+0000 in a label",
            "{'destination': 'https://example.com', 'label': 'a\\u0000b'}",
            "label: Send Unicode text"),
        new Case(
            "U+0000 in the URL",
            "{'destination': 'https://example.com/\\u0000'}",
            "destination: Send Unicode text"),
        new Case(
            "half of a surrogate pair in a label",
            "{'destination': 'https://example.com', 'label': '\\ud800'}",
            "label: Send Unicode text"),
        new Case(
            "half of a surrogate pair in the URL",
            "{'destination': 'https://example.com/\\ud800'}",
            "destination: Send Unicode text"),
        new Case("a URL that is none", "{'destination': 'nowhere'}", "destination: "),
        new Case("a script", "{'destination': 'javascript:alert(1)'}", "destination: "),
        new Case(
            "a header in the URL",
            "{'destination': 'https://example.com/\\r\\nSet-Cookie: a=b'}",
            "destination: "),
        new Case(
            "too long a URL",
            "{'destination': 'https://example.com/" + "a".repeat(2000) + "'}",
            "destination: "),
        new Case(
            "too long a label",
            "{'destination': 'https://example.com', 'label': '" + "a".repeat(121) + "'}",
            "label: "));
  }

  @ParameterizedTest
  @MethodSource("badBodies")
  void aBadBodyIsRefusedAndNothingIsMade(Case refused) throws Exception {
    long before = codes();

    Answer answer = send(Call.post(QRCODES, refused.body().replace('\'', '"')));

    assertRefused(answer, 400, "{'error': '" + refused.message() + "'}");
    assertThat(codes()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "?limit=0, limit",
    "?limit=101, limit",
    "?limit=many, limit",
    "?offset=-1, offset",
    "?offset=99999999999999999999, offset"
  })
  void aPartOfTheListThatIsNoneIsRefused(String query, String field) throws Exception {
    assertRefused(send(Call.get(QRCODES + query)), 400, "{'error': '" + field + "'}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH", "DELETE", "BREW"})
  void aWrongMethodIsToldTheRightOnes(String method) throws Exception {
    Answer answer = send(Call.of(method, QRCODES));

    assertRefused(answer, 405, "{'error': 'does not take that method'}");
    assertThat(answer.header("Allow")).contains("GET").contains("POST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "multipart/form-data; boundary=x"})
  void aWrongMediaTypeIsRefused(String type) throws Exception {
    assertRefused(
        send(Call.post(QRCODES, "{}").with("Content-Type", type)),
        415,
        "{'error': 'application/json'}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "text/html;q=x"})
  void anAcceptHeaderThatIsNoneIsRefused(String accept) throws Exception {
    assertRefused(send(Call.get(QRCODES).with("Accept", accept)), 400, "{'error': ''}");
  }

  @Test
  void anUnknownCodeIsNotFound() throws Exception {
    for (String method : new String[] {"GET", "DELETE"}) {
      assertRefused(send(Call.of(method, QRCODES + "/nosuch")), 404, "{'error': ''}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Basic dTpw", "Bearer ", "Bearer x", "Bearer eyJh.eyJh.AAAA"})
  void withoutAGoodKeyNothingIsDone(String authorization) throws Exception {
    Call call = Call.post(QRCODES, "{\"destination\": \"https://example.com\"}");

    Answer answer =
        server
            .api()
            .send(authorization.isEmpty() ? call : call.with("Authorization", authorization));

    assertRefused(answer, 401, "{'error': ''}");
    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer ");
  }

  @Test
  void aKeyThatMayOnlyRenderIsRefused() throws Exception {
    assertRefused(
        server.api().send(Call.get(QRCODES).with("Authorization", "Bearer " + server.demoKey())),
        403,
        "{'error': 'only render'}");
  }

  @Test
  void aPlanWithoutThisDialectIsRefused() throws Exception {
    assertRefused(
        server.api().send(Call.get(QRCODES).withKey(TestWorkspace.fullKeyOnPlan(server, "pro"))),
        403,
        "{'error': 'does not include this API'}");
  }

  private long codes() throws Exception {
    return send(Call.get(QRCODES))
        .json()
        .getJsonObject("pagination")
        .getJsonNumber("total")
        .longValue();
  }

  private Answer send(Call call) throws Exception {
    return server.api().send(call.with("Authorization", "Bearer " + server.studioKey()));
  }
}
