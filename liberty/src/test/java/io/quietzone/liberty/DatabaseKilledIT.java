package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A server and the PostgreSQL that it starts itself, in order: while that is made for the first
 * time, and after it was killed. Nobody restarts the server, which has an address of its own.
 */
@OnOneJava
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DatabaseKilledIT {

  /** Two seconds are promised; the rest is for the client, on a machine that is busy. */
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);

  private static final Duration BACK_WITHIN = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final String PUBLIC_URL = "https://qr.example.org/codes/";

  private final TestServer server;

  DatabaseKilledIT() throws Exception {
    Map<String, String> environment = new HashMap<>(TestServer.DEVELOPMENT);
    environment.put("QUIETZONE_PUBLIC_URL", PUBLIC_URL);
    this.server = TestServer.launch(Installation.newHome("database-killed"), environment);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  @Order(1)
  void theStatusIsAnsweredInTimeWhileTheDatabaseIsMade() throws Exception {
    Call status = Call.get("/api/status/");
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!answers(status)) {
      assertThat(System.nanoTime() - end).as("waiting for HTTP").isNegative();
      Thread.sleep(10);
    }
    while (!server.isReady()) {
      assertThat(inTime(status).status()).isIn(200, 503);
      assertThat(System.nanoTime() - end).as("waiting for the server").isNegative();
    }
    assertThat(inTime(status).status()).isEqualTo(200);
  }

  @Test
  @Order(2)
  void aShortUrlStartsWithThePublicUrl() throws Exception {
    Answer answer =
        server
            .api()
            .send(
                Call.post("/api/v1/qrcodes", "{\"destination\": \"https://example.com\"}")
                    .with("Authorization", "Bearer " + server.studioKey()));

    assertThat(answer.status()).as(answer::toString).isEqualTo(201);
    assertThat(answer.json().getJsonObject("qrcode").getString("short_url"))
        .isEqualTo(PUBLIC_URL + "r/" + answer.json().getJsonObject("qrcode").getString("id"));
  }

  @Test
  @Order(3)
  void aPostgresThatWasKilledIsStartedAgainAndAnswersComeInTimeMeanwhile() throws Exception {
    List<ProcessHandle> killed = server.postgres().postmasters();
    assertThat(killed).hasSize(1);
    assertThat(inTime(order()).status()).isEqualTo(200);

    long start = System.nanoTime();
    killed.forEach(ProcessHandle::destroyForcibly);

    // Until it has been well for a while: the pool must not hold anything of before.
    int well = 0;
    while (well < 5) {
      List<Integer> statuses =
          List.of(
              inTime(order()).status(),
              inTime(Call.get("/api/status/")).status(),
              inTime(Call.get("/r/nosuch")).status());
      assertThat(statuses).as("order, status, scan").isSubsetOf(200, 404, 503);
      well = statuses.equals(List.of(200, 200, 404)) ? well + 1 : 0;
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as("time until all is well")
          .isLessThan(BACK_WITHIN);
    }
    assertThat(server.postgres().postmasters()).hasSize(1).isNotEqualTo(killed);
  }

  private Call order() throws InterruptedException {
    return Call.generate("{\"data\": \"https://example.com\", \"size_inches\": 1}")
        .withKey(server.demoKey());
  }

  private Answer inTime(Call call) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Answer answer = server.api().send(call);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .as("time to answer " + call)
        .isLessThan(ANSWER_WITHIN);
    return answer;
  }

  /** The first answer also waits for the application's classes, which is no wait for a database. */
  private boolean answers(Call call) throws InterruptedException {
    try {
      server.api().send(call);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }
}
