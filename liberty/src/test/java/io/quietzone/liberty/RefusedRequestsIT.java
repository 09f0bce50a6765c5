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

/** Requests that lead nowhere, in both dialects: address, method, credential and headers. */
@ExtendWith(SharedServer.class)
class RefusedRequestsIT {

  private static final String GENERATE = "/api/v1/generate/";
  private static final String NOTHING_HERE = "There is nothing at this address.";

  private final TestServer server;

  RefusedRequestsIT(TestServer server) {
    this.server = server;
  }

  static Stream<RefusedCall> unknownAddresses() {
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

  static Stream<RefusedCall> wrongCredentials() {
    Call call = Call.generate("{\"data\": \"x\", \"size_inches\": 1}");
    String missing = "{'detail': 'Send your API key'}";
    String wrong = "{'detail': 'not valid'}";
    return Stream.of(
        new RefusedCall("none", call, 401, missing),
        new RefusedCall("an empty key", call.withKey(" "), 401, missing),
        new RefusedCall("Basic", call.with("Authorization", "Basic dTpw"), 401, missing),
        new RefusedCall("a bearer of nothing", call.with("Authorization", "Bearer "), 401, missing),
        new RefusedCall("a word", call.withKey("x"), 401, wrong),
        new RefusedCall("a key nobody has", call.withKey(TestWorkspace.unknownKey()), 401, wrong),
        new RefusedCall(
            "the right form with a wrong checksum",
            call.withKey("smk_000000000000000000000000000000000000"),
            401,
            wrong),
        new RefusedCall("a key's start", call.withKey("smk_"), 401, wrong),
        new RefusedCall("eight kilobytes", call.withKey("smk_" + "a".repeat(8192)), 401, wrong),
        new RefusedCall("SQL", call.withKey("' or 1=1 --"), 401, wrong),
        new RefusedCall(
            "a JWT", call.with("Authorization", "Bearer eyJh.eyJh.AAAA"), 401, missing));
  }

  static Stream<RefusedCall> wrongMethods() {
    return Stream.of("PUT", "PATCH", "DELETE", "BREW")
        .map(
            method ->
                new RefusedCall(
                    method,
                    Call.of(method, GENERATE).withKey(RefusedCall.DEMO_KEY),
                    405,
                    "{'detail': 'does not take that method'}"));
  }

  @ParameterizedTest
  @MethodSource({"unknownAddresses"})
  void isRefusedInTheDialectsOwnWords(RefusedCall refused) throws Exception {
    assertRefused(refused.send(server), refused.status(), refused.body());
  }

  @ParameterizedTest
  @MethodSource("wrongMethods")
  void aWrongMethodIsToldTheRightOnes(RefusedCall refused) throws Exception {
    Answer answer = refused.send(server);

    assertRefused(answer, refused.status(), refused.body());
    assertThat(answer.header("Allow")).contains("GET", "POST");
  }

  @ParameterizedTest
  @MethodSource("wrongCredentials")
  void withoutAGoodKeyNothingIsDone(RefusedCall refused) throws Exception {
    Answer answer = refused.send(server);

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
        new RefusedCall(
                accept,
                Call.generate("{}").withKey(RefusedCall.DEMO_KEY).with("Accept", accept),
                400,
                "")
            .send(server);

    assertThat(answer.status()).isIn(400, 406);
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

  private static RefusedCall nothingAt(String path, String member) {
    return new RefusedCall(path, Call.get(path), 404, "{'" + member + "': '" + NOTHING_HERE + "'}");
  }
}
