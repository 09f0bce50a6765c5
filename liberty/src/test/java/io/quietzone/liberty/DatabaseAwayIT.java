package io.quietzone.liberty;

import static io.quietzone.liberty.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quietzone.integrations.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server whose PostgreSQL is another's, and which it loses, in order: not there at the start,
 * there, stopped, there again, standing still, moving again.
 */
@OnOneJava
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DatabaseAwayIT {

  /** Two seconds are promised; the rest is for the client, on a machine that is busy. */
  private static final Duration ANSWER_WITHIN = Duration.ofMillis(2500);

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final String OPERATOR = "the operator of this test";

  private static final String AWAY = "{'detail': 'database is away'}";

  private final PostgresServer postgres;
  private final TestServer server;

  private String key = "";

  DatabaseAwayIT(@TempDir Path folder) throws Exception {
    this.postgres = PostgresServer.on(folder.resolve("database"));
    postgres.start(PATIENCE);
    Map<String, String> environment = new HashMap<>(TestServer.DEVELOPMENT);
    environment.put("QUIETZONE_OPERATOR_TOKEN", OPERATOR);
    environment.put("QUIETZONE_DB_URL", postgres.url());
    environment.put("QUIETZONE_DB_USER", postgres.user());
    environment.put("QUIETZONE_DB_PASSWORD", postgres.password());
    postgres.stop();
    this.server = TestServer.launch(Installation.newHome("database-away"), environment);
  }

  @BeforeAll
  void awaitHttp() throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    while (!answersHealth()) {
      assertThat(System.nanoTime() - end).as("waiting for HTTP").isNegative();
      Thread.sleep(200);
    }
  }

  @AfterAll
  void stop() {
    server.close();
    postgres.close();
  }

  @Test
  @Order(1)
  void aServerThatStartsWithoutItsDatabaseWaitsForItAndSaysSo() throws Exception {
    server.awaitLine("Waiting for the database");
    assertThat(server.isReady()).isFalse();
    assertThat(server.api().send(Call.get("/health/ready")).status()).isEqualTo(503);
    assertDown();
  }

  @Test
  @Order(2)
  void itGetsReadyWhenTheDatabaseComes() throws Exception {
    postgres.start(PATIENCE);

    key = server.demoKey();

    assertUpSoon();
    assertThat(server.api().send(Call.get("/health/ready")).status()).isEqualTo(200);
    assertThat(server.postgres().postmasters()).as("a PostgreSQL of its own").isEmpty();
  }

  @Test
  @Order(3)
  void aDatabaseThatIsStoppedIsAnsweredWith503InTime() throws Exception {
    postgres.stop();

    assertDown();
  }

  @Test
  @Order(4)
  void itComesBackWithoutARestartOfTheServer() throws Exception {
    postgres.start(PATIENCE);

    assertUpSoon();
  }

  @Test
  @Order(5)
  void aDatabaseThatStandsStillIsAnsweredWith503InTime() throws Exception {
    signal("STOP");
    try {
      assertDown();
    } finally {
      signal("CONT");
    }
  }

  @Test
  @Order(6)
  void itGoesOnWhenTheDatabaseDoes() throws Exception {
    assertUpSoon();
  }

  private void assertDown() throws Exception {
    // More than once: the first finds connections in the pool, the next ones do not.
    for (int i = 0; i < 3; i++) {
      assertRefused(inTime(order()), 503, AWAY);
      assertThat(inTime(order()).header("Retry-After")).isEqualTo("2");
      assertRefused(
          inTime(Call.get("/api/v1/qrcodes").withKey(TestWorkspace.unknownKey())),
          503,
          "{'error': 'database is away'}");
      Answer status = inTime(Call.get("/api/status/"));
      assertThat(status.status()).isEqualTo(503);
      assertThat(status.json().getString("status")).isEqualTo("down");
      assertThat(status.json().getValue("/components/database/status")).hasToString("\"down\"");
      assertThat(inTime(Call.get("/api/health/")).status()).isEqualTo(200);
    }
    Answer page = inTime(Call.get("/q/nobody-asked"));
    assertThat(page.status()).isEqualTo(503);
    assertThat(page.header("Retry-After")).isEqualTo("2");
    assertThat(page.text()).startsWith("<!doctype html>");
    assertThat(Metrics.of(inTime(Metrics.asked(OPERATOR))).value("quietzone_database_up")).isZero();
  }

  private void assertUpSoon() throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Answer answer = server.api().send(order());
    while (answer.status() != 200 && System.nanoTime() - end < 0) {
      Thread.sleep(200);
      answer = server.api().send(order());
    }
    assertThat(answer.status()).as(answer::text).isEqualTo(200);
    assertThat(server.api().send(Call.get("/api/status/")).status()).isEqualTo(200);
    Answer metrics = server.api().send(Metrics.asked(OPERATOR));
    assertThat(Metrics.of(metrics).value("quietzone_database_up")).isEqualTo(1);
  }

  private Answer inTime(Call call) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Answer answer = server.api().send(call);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .as("time to answer " + call)
        .isLessThan(ANSWER_WITHIN);
    return answer;
  }

  /**
   * Before there is a key, one of the right form: whether it is known only the database can tell.
   */
  private Call order() {
    return Call.generate("{\"data\": \"https://example.com\", \"size_inches\": 1}")
        .withKey(key.isEmpty() ? TestWorkspace.unknownKey() : key);
  }

  private boolean answersHealth() throws InterruptedException {
    try {
      return server.api().send(Call.get("/api/health/")).status() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** To the postmaster and to every process that serves a connection. */
  private void signal(String name) throws Exception {
    ProcessHandle postmaster = ProcessHandle.of(postgres.pid()).orElseThrow();
    List<String> command = new ArrayList<>(List.of("kill", "-" + name, "" + postmaster.pid()));
    postmaster.descendants().forEach(child -> command.add("" + child.pid()));
    assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
  }
}
