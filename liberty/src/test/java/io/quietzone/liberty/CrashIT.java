package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import io.quietzone.liberty.ScanLoad.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Codes are scanned without a break while the server and its PostgreSQL are killed or stand still.
 * The oracle is what arrived: {@code liberty/bench/crash.sh} and {@code outage.sh} do the same for
 * longer.
 */
@OnOneJava
@TestInstance(Lifecycle.PER_CLASS)
class CrashIT {

  private static final int CONNECTIONS = 8;
  private static final int PAUSE_MILLIS = 5;
  private static final Duration OUTAGE = Duration.ofSeconds(6);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Random random = new Random(6);
  private final Map<String, String> environment;
  private final ScanCounts counts;
  private TestServer server;

  CrashIT() throws Exception {
    this.environment = new HashMap<>(TestServer.DEVELOPMENT);
    environment.put(TestServer.PORT, Integer.toString(TestServer.freePort()));
    this.server = TestServer.start(Installation.newHome("crash"), environment);
    this.counts = new ScanCounts(server, server.studioKey());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void noAnsweredScanIsLostAndNoneIsCountedTwiceWhateverIsKilled() throws Exception {
    List<String> ids = codes();
    ScanLoad load = ScanLoad.start(server.port(), CONNECTIONS, PAUSE_MILLIS, ids);
    try (load) {
      awaitMoreAnswers(load);
      killServer();
      awaitMoreAnswers(load);
      killPostgres();
      awaitMoreAnswers(load);
      killServer();
      awaitMoreAnswers(load);
    }

    counts.awaitImported();
    assertCounted(load, ids);
    assertThat(load.total().unanswered())
        .as("each connection loses one answer with each server at the most")
        .isLessThanOrEqualTo(2 * CONNECTIONS);
  }

  @Test
  void knownCodesLeadOnAndAreCountedWhilePostgresStandsStill() throws Exception {
    List<String> ids = codes();
    ScanLoad load = ScanLoad.start(server.port(), CONNECTIONS, PAUSE_MILLIS, ids);
    try (load) {
      awaitMoreAnswers(load);
      List<ProcessHandle> stopped = server.postgres().processes();
      EmbeddedPostgres.signal(stopped, "STOP");
      try {
        Thread.sleep(OUTAGE.toMillis());
        assertThat(counts.recording().getJsonNumber("waiting_bytes").longValue()).isPositive();
      } finally {
        EmbeddedPostgres.signal(stopped, "CONT");
      }
      awaitMoreAnswers(load);
    }

    assertThat(load.total().refused()).as("pages instead of redirects").isZero();
    assertThat(load.total().unanswered()).isZero();
    counts.awaitImported();
    assertCounted(load, ids);
  }

  private List<String> codes() throws Exception {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      ids.add(counts.code("https://example.com/" + i));
    }
    return ids;
  }

  private void assertCounted(ScanLoad load, List<String> ids) throws Exception {
    for (String id : ids) {
      Tally tally = load.tally(id);
      assertThat(tally.answered()).isPositive();
      assertThat(counts.scans(id))
          .as(tally::toString)
          .isBetween(tally.answered(), tally.answered() + tally.unanswered());
      assertThat(counts.analytics(id).getInt("total_scans")).isEqualTo((int) counts.scans(id));
    }
    assertThat(counts.totals()).as("one number for all tables").matches("[0-9]+");
  }

  private void killServer() throws Exception {
    Thread.sleep(random.nextInt(300));
    server.kill();
    server = TestServer.start(server.home(), environment);
  }

  /** Returns when another one is there and is used. */
  private void killPostgres() throws Exception {
    Thread.sleep(random.nextInt(300));
    List<ProcessHandle> killed = server.postgres().postmasters();
    assertThat(killed).hasSize(1);
    killed.forEach(ProcessHandle::destroyForcibly);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (killed.equals(server.postgres().postmasters())
        || server.api().send(Call.get("/api/status/")).status() != 200) {
      assertThat(System.nanoTime() - end).as("waiting for another PostgreSQL").isNegative();
      Thread.sleep(50);
    }
  }

  private static void awaitMoreAnswers(ScanLoad load) throws Exception {
    long before = load.total().answered();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (load.total().answered() < before + 500) {
      assertThat(System.nanoTime() - end).as("waiting for answers").isNegative();
      Thread.sleep(10);
    }
  }
}
