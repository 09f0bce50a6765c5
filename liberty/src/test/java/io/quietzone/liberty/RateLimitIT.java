package io.quietzone.liberty;

import static io.quietzone.liberty.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Two nodes with the limits of a real server, on one database and one Redis, which dies at the end.
 * Tokens come back by the minute: within one, what is granted can be counted exactly.
 */
@OnOneJava
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@EnabledIf(
    value = "io.quietzone.liberty.RedisServer#isInstalled",
    disabledReason = "no redis-server")
class RateLimitIT {

  private static final Call USAGE = Call.get("/api/v1/usage/");
  private static final Call QRCODES = Call.get("/api/v1/qrcodes");
  private static final Call STATUS = Call.get("/api/status/");

  private final RedisServer redis;
  private final TestServer first;
  private final TestServer second;

  RateLimitIT() throws Exception {
    redis = RedisServer.start();
    Map<String, String> environment = new HashMap<>(TestServer.DEVELOPMENT);
    environment.put("QUIETZONE_REDIS_URL", redis.url());
    environment.put("QUIETZONE_STUDIO_REQUESTS_PER_MINUTE", "60");
    environment.put("QUIETZONE_PUBLIC_REQUESTS_PER_MINUTE", "120");
    first = TestServer.start(Installation.newHome("rate-limit-1"), environment);
    environment.putAll(first.postgres().asOwnServer());
    second = TestServer.start(Installation.newHome("rate-limit-2"), environment);
    awaitShared(first, true);
    awaitShared(second, true);
  }

  @AfterAll
  void stop() {
    second.close();
    first.close();
    redis.close();
  }

  @Test
  @Order(1)
  void aBurstOf60IsGrantedExactly60TimesByTwoNodesTogether() throws Exception {
    String key = TestWorkspace.keyOnPlan(first, "free");

    List<Answer> answers = sendToBoth(USAGE.withKey(key), 100);

    assertThat(granted(answers)).isEqualTo(60);
    assertThat(answers).extracting(Answer::status).containsOnly(200, 429);
    assertThat(answers.stream().mapToLong(answer -> number(answer, "X-RateLimit-Remaining")).min())
        .hasValue(0);
  }

  @Test
  @Order(2)
  void everyAnswerSaysHowManyMayFollowAndARefusalSaysWhen() throws Exception {
    String key = TestWorkspace.fullKeyOnPlan(first, "agency");
    long now = Clock.systemUTC().instant().getEpochSecond();

    for (Call call :
        List.of(
            USAGE,
            Call.get("/api/v1/nothing/"),
            USAGE.by("DELETE"),
            Call.generate("{").with("Accept", "image/png"),
            Call.of("POST", "/api/v1/generate/").with("Content-Type", "text/plain").withBody("x"),
            USAGE.with("Accept", "text/*;q=nonsense"))) {
      Answer answer = first.api().send(call.withKey(key));
      assertThat(number(answer, "X-RateLimit-Limit")).as(answer::toString).isEqualTo(4800);
      assertThat(number(answer, "X-RateLimit-Remaining")).isBetween(4700L, 4799L);
      assertThat(number(answer, "X-RateLimit-Reset")).isBetween(now, now + 61);
    }

    Call list = QRCODES.with("Authorization", "Bearer " + key);
    for (int i = 0; i < 60; i++) {
      Answer answer = first.api().send(list);
      assertThat(number(answer, "X-RateLimit-Limit")).isEqualTo(60);
      assertThat(number(answer, "X-RateLimit-Remaining")).isEqualTo(59 - i);
    }
    Answer last = first.api().send(list);
    assertRefused(last, 429, "{'error': 'Requests come too fast: at most 60 in a burst.'}");
    assertThat(number(last, "Retry-After")).isBetween(1L, 60L);
    assertThat(first.api().send(USAGE.withKey(key)).status())
        .as("the other dialect's limit is another")
        .isEqualTo(200);
  }

  @Test
  @Order(4)
  void strangersAreLimitedByTheirAddressAndLivenessIsNot() throws Exception {
    String unknown = TestWorkspace.unknownKey();
    Answer answer = first.api().send(USAGE.withKey(unknown));
    assertThat(answer.status()).isEqualTo(401);
    for (int i = 0; answer.status() == 401 && i < 200; i++) {
      answer = first.api().send(i % 2 == 0 ? USAGE : USAGE.withKey(unknown));
    }

    assertRefused(answer, 429, "{'detail': 'Requests come too fast: at most 120 in a burst.'}");
    assertThat(number(answer, "Retry-After")).isBetween(1L, 60L);
    Answer early =
        RawConnection.exchange(
            first.port(),
            "GET /api/v1/qrcodes HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: clé\r\n\r\n",
            Duration.ofSeconds(30));
    assertRefused(early, 429, "{'error': 'Requests come too fast: at most 120 in a burst.'}");
    assertThat(number(early, "Retry-After")).isBetween(1L, 60L);
    assertThat(first.api().send(Call.get("/api/health/")).status()).isEqualTo(200);
    assertThat(first.api().send(USAGE.withKey(first.demoKey())).status())
        .as("a known key from the same address")
        .isEqualTo(200);
  }

  @Test
  @Order(3)
  void aKeyThatOneNodeRevokesIsRefusedByTheOtherWithTheNextRequest() throws Exception {
    Person owner = Person.signedIn(first);
    for (int i = 0; i < 10; i++) {
      Answer made =
          first.api().send(owner.with(Call.post("/api/v1/keys/", "{\"name\": \"Lost\"}")));
      Call use = USAGE.withKey(made.json().getString("raw_key"));
      assertThat(second.api().send(use).status()).isEqualTo(200);

      Call revoke = Call.of("DELETE", "/api/v1/keys/" + made.json().getString("id") + "/");
      assertThat(first.api().send(owner.with(revoke)).status()).isEqualTo(204);

      assertThat(second.api().send(use).status()).isEqualTo(401);
    }
  }

  @Test
  @Order(5)
  void withoutRedisEachNodeLimitsByItselfAndSaysSo() throws Exception {
    redis.kill();
    String key = TestWorkspace.keyOnPlan(first, "free");

    List<Answer> answers = sendToBoth(USAGE.withKey(key), 160);

    assertThat(answers).extracting(Answer::status).containsOnly(200, 429);
    assertThat(granted(answers)).isEqualTo(120);
    awaitShared(second, false);
    Answer status = second.api().send(STATUS);
    assertThat(status.status()).isEqualTo(200);
    assertThat(status.json().getString("status")).isEqualTo("degraded");
  }

  private static long granted(List<Answer> answers) {
    return answers.stream().filter(answer -> answer.status() == 200).count();
  }

  private List<Answer> sendToBoth(Call call, int times) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Answer>> sent = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        Api api = (i % 2 == 0 ? first : second).api();
        sent.add(threads.submit(() -> api.send(call)));
      }
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> answer : sent) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  private static void awaitShared(TestServer server, boolean shared) throws Exception {
    for (int i = 0; i < 50; i++) {
      Answer status = server.api().send(STATUS);
      if (status.has("X-RateLimit-Limit")
          && status.status() == 200
          && status
                  .json()
                  .getJsonObject("components")
                  .getJsonObject("rate_limits")
                  .getBoolean("shared")
              == shared) {
        return;
      }
      Thread.sleep(200);
    }
    throw new AssertionError("the status did not become shared: " + shared);
  }

  private static long number(Answer answer, String header) {
    return Long.parseLong(answer.header(header));
  }
}
