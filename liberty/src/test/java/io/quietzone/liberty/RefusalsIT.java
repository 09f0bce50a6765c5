package io.quietzone.liberty;

import static io.quietzone.liberty.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which a request can fail, in both dialects: status, body and headers. */
@ExtendWith(SharedServer.class)
class RefusalsIT {

  private static final String GENERATE = "/api/v1/generate/";
  private static final String NOTHING_HERE = "There is nothing at this address.";

  /** Stands for the demo key, which is not known before the server runs. */
  private static final String DEMO_KEY = "<demo key>";

  private final TestServer server;

  RefusalsIT(TestServer server) {
    this.server = server;
  }

  /**
   * A request, and what is to come of it.
   *
   * @param body as {@link Refusals#assertRefused} wants it
   */
  record Case(String name, Call call, int status, String body) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> badBodies() {
    String notAnObject = "{'detail': 'not a JSON object'}";
    return Stream.of(
        generate("cut off", "{'data':", notAnObject),
        generate("no JSON at all", "data=x", notAnObject),
        generate("nothing", "", notAnObject),
        generate("a number", "5", notAnObject),
        generate("a string", "'x'", notAnObject),
        generate("null", "null", notAnObject),
        generate("an array", "[{'data': 'x'}]", "{'detail': 'JSON array'}"),
        generate(
            "an empty object",
            "{}",
            "{'data': ['required'], 'size_inches': ['required: a number from 0.5 to 15']}"),
        generate(
            "null where a value is required",
            "{'data': null, 'size_inches': 1}",
            "{'data': ['required']}"),
        generate(
            "every field of the wrong type",
            """
            {'data': 5, 'data_type': 1, 'format': [], 'size_inches': '2', 'dpi': '300',
             'color': 0, 'background': {}, 'error_correction': true, 'quiet_zone': 'wide'}
            """,
            """
            {'data': ['string'], 'data_type': ['string'], 'format': ['string'],
             'size_inches': ['number from 0.5 to 15'], 'dpi': ['number from 72 to 600'],
             'color': ['string'], 'background': ['string'], 'error_correction': ['string'],
             'quiet_zone': ['number from 0 to 40']}
            """),
        generate(
            "every number too large",
            "{'data': 'x', 'size_inches': 15.01, 'dpi': 601, 'quiet_zone': 41}",
            """
            {'size_inches': ['at most 15'], 'dpi': ['at most 600'], 'quiet_zone': ['at most 40']}
            """),
        generate(
            "every number too small",
            "{'data': 'x', 'size_inches': 0.49, 'dpi': 71, 'quiet_zone': -1}",
            """
            {'size_inches': ['at least 0.5'], 'dpi': ['at least 72'], 'quiet_zone': ['at least 0']}
            """),
        generate(
            "a number beyond all measure",
            "{'data': 'x', 'size_inches': 1e999999999}",
            "{'size_inches': ['at most 15']}"),
        generate(
            "a fraction where a whole number is meant",
            "{'data': 'x', 'size_inches': 1, 'dpi': 300.5}",
            "{'dpi': ['whole number']}"),
        generate(
            "choices that are none",
            "{'data': 'x', 'size_inches': 1, 'data_type': 'fax', 'error_correction': 'm'}",
            "{'data_type': ['url, text'], 'error_correction': ['L, M, Q, H']}"),
        generate(
            "a format that nobody draws",
            "{'data': 'x', 'size_inches': 1, 'format': 'gif'}",
            "{'format': ['png, svg']}"),
        generate(
            "colours that are none",
            "{'data': 'x', 'size_inches': 1, 'color': 'rouge', 'background': '#12345'}",
            "{'color': 'black, white, #RRGGBB', 'background': 'transparent, black, white'}"),
        generate(
            "modules that cannot be seen",
            "{'data': 'x', 'size_inches': 1, 'color': 'white', 'background': '#FFFFFF'}",
            "{'color': 'cannot be seen'}"),
        generate(
            "modules of no opacity",
            "{'data': 'x', 'size_inches': 1, 'color': '#00000000'}",
            "{'color': 'cannot be seen'}"),
        generate(
            "arrays 1,100 deep",
            "[".repeat(1100) + "]".repeat(1100),
            "{'detail': 'nested too deep'}"),
        generate(
            "objects 1,100 deep",
            "{'data': 'x', 'size_inches': 1, 'x': " + "{'x':".repeat(1100) + "0" + "}".repeat(1101),
            "{'detail': 'nested too deep'}"),
        generate(
            "a number of 2,000 digits",
            "{'data': 'x', 'size_inches': " + "1".repeat(2000) + "}",
            "{'detail': 'cannot be read'}"),
        generate(
            "a number of 2,000 digits in an unknown field",
            "{'data': 'x', 'size_inches': 1, 'x': " + "1".repeat(2000) + "}",
            "{'detail': 'cannot be read'}"),
        generate(
            "U+0000 in data",
            "{'data': 'a\\u0000b', 'data_type': 'text', 'size_inches': 1}",
            "{'data': ['Send Unicode text']}"),
        generate("empty data", "{'data': '', 'size_inches': 1}", "{'data': ['nothing to encode']}"),
        generate(
            "a URL with a space",
            "{'data': 'https://example.com/a b', 'size_inches': 1}",
            "{'data': ['no spaces']}"),
        generate(
            "half of a surrogate pair",
            "{'data': '\\ud800', 'data_type': 'text', 'size_inches': 1}",
            "{'data': ['Send Unicode text']}"),
        generate(
            "more characters than are taken",
            "{'data': '" + "x".repeat(2049) + "', 'size_inches': 15}",
            "{'data': ['At most 2048 characters']}"),
        generate(
            "more text than the largest symbol holds",
            "{'data': '" + "é".repeat(2000) + "', 'data_type': 'text', 'size_inches': 15}",
            "{'data': ['characters too many']}"),
        generate(
            "fewer pixels than modules",
            "{'data': '" + "x".repeat(500) + "', 'size_inches': 0.5, 'dpi': 72}",
            "{'size_inches': ['36 pixels']}"));
  }

  static Stream<Case> unknownAddresses() {
    return Stream.concat(
        Stream.of(
                "/",
                "/favicon.ico",
                "/api",
                "/api/",
                "/api/v1/",
                "/api/v1/nothing/",
                "/api/v1/generate/more/",
                "/api/v1/webhooks/",
                "/api/v1/webhooks/1/",
                "/API/HEALTH/",
                "/agency",
                "/agency/health",
                "/agency/health/",
                "/agency/v1/generate",
                "//agency/health/",
                "/studio",
                "/studio/v1/qrcodes",
                "/api/agency/health/",
                "/api/../agency/health/",
                "/api;x=y/health/",
                "/api/health/;x=y",
                "/WEB-INF/web.xml",
                "/web-inf/web.xml",
                "/META-INF/MANIFEST.MF",
                "/api/../WEB-INF/web.xml",
                "/api/%2e%2e/WEB-INF/web.xml",
                "/api/v1;x=y/generate/")
            .map(path -> nothingAt(path, "detail")),
        Stream.of("/api/v1/qrcodes/1/nothing", "/api/v1/webhooks/1/nothing")
            .map(path -> nothingAt(path, "error")));
  }

  static Stream<Case> wrongCredentials() {
    Call call = Call.generate("{\"data\": \"x\", \"size_inches\": 1}");
    String missing = "{'detail': 'Send your API key'}";
    String wrong = "{'detail': 'not valid'}";
    return Stream.of(
        new Case("none", call, 401, missing),
        new Case("an empty key", call.withKey(" "), 401, missing),
        new Case("Basic", call.with("Authorization", "Basic dTpw"), 401, missing),
        new Case("a bearer of nothing", call.with("Authorization", "Bearer "), 401, missing),
        new Case("a word", call.withKey("x"), 401, wrong),
        new Case("a key nobody has", call.withKey(TestWorkspace.unknownKey()), 401, wrong),
        new Case(
            "the right form with a wrong checksum",
            call.withKey("smk_000000000000000000000000000000000000"),
            401,
            wrong),
        new Case("a key's start", call.withKey("smk_"), 401, wrong),
        new Case("eight kilobytes", call.withKey("smk_" + "a".repeat(8192)), 401, wrong),
        new Case("SQL", call.withKey("' or 1=1 --"), 401, wrong),
        new Case("a JWT", call.with("Authorization", "Bearer eyJh.eyJh.AAAA"), 401, missing));
  }

  static Stream<Case> wrongMethods() {
    return Stream.of("PUT", "PATCH", "DELETE", "BREW")
        .map(
            method ->
                new Case(
                    method,
                    Call.of(method, GENERATE).withKey(DEMO_KEY),
                    405,
                    "{'detail': 'does not take that method'}"));
  }

  static Stream<Case> wrongMediaTypes() {
    Call call = Call.generate("{\"data\": \"x\", \"size_inches\": 1}").withKey(DEMO_KEY);
    return Stream.of(
            "text/plain",
            "application/xml",
            "multipart/mixed; boundary=x",
            "application/x-www-form-urlencoded")
        .map(
            type ->
                new Case(
                    type,
                    call.with("Content-Type", type),
                    415,
                    "{'detail': 'Content-Type: application/json'}"));
  }

  @ParameterizedTest
  @MethodSource({"badBodies", "unknownAddresses", "wrongMediaTypes"})
  void isRefusedInTheDialectsOwnWords(Case refused) throws Exception {
    assertRefused(send(refused), refused.status(), refused.body());
  }

  @ParameterizedTest
  @MethodSource("wrongMethods")
  void aWrongMethodIsToldTheRightOnes(Case refused) throws Exception {
    Answer answer = send(refused);

    assertRefused(answer, refused.status(), refused.body());
    assertThat(answer.header("Allow")).contains("GET", "POST");
  }

  @ParameterizedTest
  @MethodSource("wrongCredentials")
  void withoutAGoodKeyNothingIsDone(Case refused) throws Exception {
    Answer answer = send(refused);

    assertRefused(answer, refused.status(), refused.body());
    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer ");
  }

  @Test
  void traceIsNotEchoed() throws Exception {
    Answer answer =
        RawConnection.exchange(
            server.port(),
            "TRACE /api/health/ HTTP/1.1\r\nHost: localhost\r\nX-Secret: 5e6e7\r\n\r\n",
            Duration.ofSeconds(30));

    assertThat(answer.status()).isIn(403, 405);
    assertThat(answer.text()).doesNotContain("5e6e7");
  }

  @Test
  void aWrongMethodIsRefusedOnPublicAddressesToo() throws Exception {
    Answer answer = server.api().send(Call.post("/api/health/", "{}"));

    assertRefused(answer, 405, "{'detail': 'it takes: GET'}");
    assertThat(answer.header("Allow")).contains("GET");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
  void theDocumentIsOnlyReadAndSaysSo(String method) throws Exception {
    Answer answer = server.api().send(Call.post("/openapi.json", "{}").by(method));

    assertRefused(answer, 405, "{'detail': 'does not take that method'}");
    assertThat(answer.header("Allow")).contains("GET").contains("HEAD").doesNotContain(method);
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "a/b/c", ";", "text/html;q=x"})
  void anAcceptHeaderThatIsNoneIsRefused(String accept) throws Exception {
    Answer answer =
        send(
            new Case(
                accept, Call.generate("{}").withKey(DEMO_KEY).with("Accept", accept), 400, ""));

    assertThat(answer.status()).isIn(400, 406);
    assertRefused(answer, answer.status(), "{'detail': ''}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "/", "application/"})
  void aContentTypeThatIsNoneIsRefused(String type) throws Exception {
    Answer answer =
        send(
            new Case(
                type, Call.generate("{}").withKey(DEMO_KEY).with("Content-Type", type), 400, ""));

    assertThat(answer.status()).isIn(400, 415);
    assertRefused(answer, answer.status(), "{'detail': ''}");
  }

  @Test
  void whatAnAddressDoesNotAnswerWithIsNotForced() throws Exception {
    assertRefused(
        server.api().send(Call.get("/api/health/").with("Accept", "text/html")),
        406,
        "{'detail': 'media type'}");
  }

  @Test
  void headersOfEightKilobytesAreTaken() throws Exception {
    Answer answer = server.api().send(Call.get("/api/health/").with("X-Long", "a".repeat(8192)));

    assertThat(answer.status()).as(answer::toString).isEqualTo(200);
  }

  /**
   * Some of these the runtime turns away before the application sees them, with a page of its own.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%2e%2e/agency/health",
        "/api/%2e%2e/agency/health",
        "/api/..%2Fagency/health",
        "/api/v1%2Fgenerate/",
        "/api/v1%2fqrcodes",
        "/;x=y/agency/health",
        "/api/health/%00",
        "/api/%zz",
        "/api/%c0%ae%c0%ae/agency/health",
        "/api/%c3%28/",
        "/api\\..\\agency\\health",
        "/..;/agency/health",
        "/api/x/..;/..;/WEB-INF/web.xml",
        "/api/../../x"
      })
  void encodedTricksLeadNowhere(String path) throws Exception {
    Answer answer =
        RawConnection.exchange(
            server.port(),
            "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            Duration.ofSeconds(30));

    assertThat(answer.status()).as(answer::toString).isIn(400, 404);
    assertThat(answer.text()).doesNotContain("\tat ", ".java", "Exception", "\"status\"");
  }

  @Test
  void aPictureLargerThanThePlanPrintsIsRefused() throws Exception {
    String key = TestWorkspace.keyOnPlan(server, "free");

    assertRefused(
        server.api().send(Call.generate("{\"data\": \"x\", \"size_inches\": 3.5}").withKey(key)),
        403,
        "{'detail': 'up to 3 inches'}");
    assertRefused(
        server
            .api()
            .send(
                Call.generate("{\"data\": \"x\", \"size_inches\": 1, \"dpi\": 600}").withKey(key)),
        403,
        "{'detail': 'up to 300 dpi'}");
  }

  @Test
  void thePlansQuotaEndsWhereItSaysAndRefusedRequestsCostNothing() throws Exception {
    String key = TestWorkspace.keyOnPlan(server, "free");
    Call order = Call.generate("{\"data\": \"x\", \"size_inches\": 1}").withKey(key);
    server.api().send(Call.generate("{\"data\": \"x\", \"size_inches\": 9}").withKey(key));
    server.api().send(Call.generate("{}").withKey(key));

    for (int left = 4; left >= 0; left--) {
      assertThat(server.api().send(order).quotaRemaining()).isEqualTo(left);
    }

    assertRefused(server.api().send(order), 429, "{'detail': '5 renders a month'}");
  }

  private Answer send(Case refused) throws Exception {
    Call call = refused.call();
    return server
        .api()
        .send(
            DEMO_KEY.equals(call.headers().get("X-Api-Key"))
                ? call.withKey(server.demoKey())
                : call);
  }

  private static Case generate(String name, String body, String answer) {
    return new Case(name, Call.generate(body.replace('\'', '"')).withKey(DEMO_KEY), 400, answer);
  }

  private static Case nothingAt(String path, String member) {
    return new Case(path, Call.get(path), 404, "{'" + member + "': '" + NOTHING_HERE + "'}");
  }
}
