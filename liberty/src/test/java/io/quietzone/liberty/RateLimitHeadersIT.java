package io.quietzone.liberty;

import static io.quietzone.liberty.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every answer of a server without Redis says of its rate limit, in both dialects. */
@ExtendWith(SharedServer.class)
class RateLimitHeadersIT {

  private static final Call USAGE = Call.get("/api/v1/usage/");
  private static final Call QRCODES = Call.get("/api/v1/qrcodes");

  /** What the tests' servers let everybody send. */
  private static final int MANY = 1_000_000;

  private final TestServer server;

  RateLimitHeadersIT(TestServer server) {
    this.server = server;
  }

  @Test
  void everyAnswerToAKeyCountsDownInTheAgencyDialect() throws Exception {
    String key = TestWorkspace.keyOnPlan(server, "free");
    List<Call> calls =
        List.of(
            USAGE,
            Call.get("/api/v1/nothing/"),
            Call.get("/api/v1/audit/"),
            Call.get("/api/v1/dynamic/"),
            Call.generate("{"),
            Call.of("POST", "/api/v1/generate/").with("Content-Type", "text/plain").withBody("x"),
            USAGE.by("DELETE"));
    List<Integer> statuses = List.of(200, 404, 401, 403, 400, 415, 405);

    for (int i = 0; i < calls.size(); i++) {
      Answer answer = server.api().send(calls.get(i).withKey(key));
      assertThat(answer.status()).as(answer::toString).isEqualTo(statuses.get(i));
      assertCounted(answer, 60, 59 - i);
    }
    for (int i = calls.size(); i < 60; i++) {
      assertCounted(server.api().send(USAGE.withKey(key)), 60, 59 - i);
    }
    Answer refused = server.api().send(USAGE.withKey(key));
    assertRefused(refused, 429, "{'detail': 'Requests come too fast: at most 60 in a burst.'}");
    assertCounted(refused, 60, 0);
    assertThat(number(refused, "Retry-After")).isBetween(1L, 60L);
  }

  @Test
  void everyAnswerToAKeyCountsDownInTheStudioDialect() throws Exception {
    String key = TestWorkspace.fullKeyOnPlan(server, "agency");
    try (OpenTransaction limit = OpenTransaction.on(server)) {
      limit
          .run("update workspace set rate_limit = 4 where id = ?", TestWorkspace.of(server, key))
          .commit();
    }
    List<Call> calls =
        List.of(
            QRCODES,
            Call.get("/api/v1/qrcodes?limit=0"),
            Call.get("/api/v1/qrcodes/nosuch"),
            Call.get("/api/v1/qrcodes/1/nothing"));
    List<Integer> statuses = List.of(200, 400, 404, 404);

    for (int i = 0; i < calls.size(); i++) {
      Answer answer = server.api().send(calls.get(i).with("Authorization", "Bearer " + key));
      assertThat(answer.status()).as(answer::toString).isEqualTo(statuses.get(i));
      assertCounted(answer, 4, 3 - i);
    }
    Answer refused = server.api().send(QRCODES.with("Authorization", "Bearer " + key));
    assertRefused(refused, 429, "{'error': 'Requests come too fast: at most 4 in a burst.'}");
    assertCounted(refused, 4, 0);
    assertThat(number(refused, "Retry-After")).isBetween(1L, 60L);
  }

  @Test
  void whoeverSendsNoKeyThatIsKnownIsToldAsMuch() throws Exception {
    TestPerson stranger = TestPerson.stranger(server);
    int sent = 0;
    for (Call call :
        List.of(
            USAGE,
            QRCODES,
            USAGE.withKey(TestWorkspace.unknownKey()),
            QRCODES.with("Authorization", "Bearer eyJh.eyJh.AAAA"),
            Call.post("/api/auth/login/", "{}"),
            Call.get("/api/v1/nothing/"),
            Call.get("/api/auth/jwks/"),
            Call.get("/api/v1/usage/;x=y"))) {
      Answer answer = stranger.send(call);
      sent++;
      assertThat(answer.status()).as(answer::toString).isIn(200, 400, 401, 404);
      assertCounted(answer, MANY, MANY - sent);
    }

    Answer inTheClear = server.api().send(stranger.from(USAGE).with("X-Forwarded-Proto", "http"));
    assertThat(inTheClear.status()).isEqualTo(426);
    assertCounted(inTheClear, MANY, MANY - sent - 1);
  }

  /** Some of it never gets as far as a dialect. */
  @Test
  void whatIsRefusedBeforeItIsReadIsToldAsMuch() throws Exception {
    for (Map.Entry<String, Integer> refused :
        Map.of(
                "GET /api/v1/usage/ HTTP/1.1\r\nX-Api-Key: clé",
                400,
                "GET /api/v1/qrcodes HTTP/1.1\r\nX-Api-Key: clé",
                400,
                "GET /api/v1%2Fgenerate/ HTTP/1.1",
                400,
                "TRACE /api/v1/usage/ HTTP/1.1",
                405)
            .entrySet()) {
      Answer answer =
          RawConnection.exchange(
              server.port(),
              refused.getKey() + "\r\nHost: localhost\r\nConnection: close\r\n\r\n",
              Duration.ofSeconds(30));
      assertThat(answer.status()).as(answer::toString).isEqualTo(refused.getValue());
      assertThat(number(answer, "X-RateLimit-Limit")).isEqualTo(MANY);
      assertThat(number(answer, "X-RateLimit-Remaining")).isBetween(1L, MANY - 1L);
    }
  }

  private static void assertCounted(Answer answer, int limit, int remaining) {
    long now = Clock.systemUTC().instant().getEpochSecond();
    assertThat(number(answer, "X-RateLimit-Limit")).as(answer::toString).isEqualTo(limit);
    assertThat(number(answer, "X-RateLimit-Remaining")).as(answer::toString).isEqualTo(remaining);
    assertThat(number(answer, "X-RateLimit-Reset")).isBetween(now - 1, now + 121);
    assertThat(answer.has("Retry-After")).isEqualTo(answer.status() == 429);
  }

  private static long number(Answer answer, String header) {
    return Long.parseLong(answer.header(header));
  }
}
