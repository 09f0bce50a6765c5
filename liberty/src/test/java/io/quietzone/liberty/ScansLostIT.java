package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A server whose journal cannot be written, in order: while that is so, and when it was mended. It
 * trusts no proxy, and keeps scans for three months.
 */
@OnOneJava
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScansLostIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String OLD = "scan_2020_01";

  private final TestServer server;
  private final Path journal;
  private final ScanCounts counts;
  private final String id;

  ScansLostIT() throws Exception {
    Path home = Installation.newHome("scans-lost");
    Files.createDirectories(home);
    // Root may write wherever it likes; a file where the folder should be stops it too.
    this.journal = Files.createFile(home.resolve("journal"));
    Map<String, String> environment = new HashMap<>(TestServer.DEVELOPMENT);
    environment.put("QUIETZONE_SCAN_RETENTION_MONTHS", "3");
    environment.put("QUIETZONE_COUNTRY_HEADER", "CF-IPCountry");
    this.server = TestServer.start(home, environment);
    this.counts = new ScanCounts(server, server.studioKey());
    this.id = counts.code("https://example.com");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  @Order(1)
  void visitorsAreRedirectedAndStatusAndMetricsTellHowManyScansAreLost() throws Exception {
    assertThat(Metrics.of(server).value("quietzone_scans_lost_total")).isZero();
    for (int i = 0; i < 5; i++) {
      assertLeads(Call.get("/q/" + id));
    }
    // Of a scan that leads nowhere nobody minds the loss.
    assertThat(server.api().send(Call.get("/q/nosuchcode")).status()).isEqualTo(404);

    JsonObject recording = counts.recording();
    assertThat(recording.getString("status")).isEqualTo("degraded");
    assertThat(recording.getInt("lost")).isEqualTo(5);
    Answer status = server.api().send(Call.get("/api/status/"));
    assertThat(status.status()).isEqualTo(200);
    assertThat(status.json().getString("status")).isEqualTo("degraded");
    assertThat(server.messagesLog()).contains("scans are lost");
    Metrics metrics = Metrics.of(server);
    assertThat(metrics.value("quietzone_scans_lost_total")).isEqualTo(5);
    assertThat(metrics.value("quietzone_scans_recorded_total")).isZero();
    assertThat(metrics.value("quietzone_journal_failing")).isEqualTo(1);
  }

  @Test
  @Order(2)
  void scansAreCountedAgainOnceTheJournalIsMended() throws Exception {
    execute(
        "create table "
            + OLD
            + " partition of scan for values from ('2020-01-01Z') to"
            + " ('2020-02-01Z')");
    execute("insert into visitor_salt (day, salt) values ('2020-01-01', 'x')");
    Files.delete(journal);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!counts.recording().getString("status").equals("ok")) {
      assertThat(System.nanoTime() - end).as("waiting for the journal").isNegative();
      Thread.sleep(50);
    }
    assertLeads(Call.get("/q/" + id));

    counts.awaitAnalytics(id, 1, 0);
    assertThat(counts.recording().getInt("lost")).as("since the start").isEqualTo(5);
    Metrics metrics = Metrics.of(server);
    assertThat(metrics.value("quietzone_scans_lost_total")).isEqualTo(5);
    assertThat(metrics.value("quietzone_scans_recorded_total")).isEqualTo(1);
    assertThat(metrics.value("quietzone_journal_failing")).isZero();
  }

  @Test
  @Order(3)
  void scansThatAreOldEnoughAndSaltsOfThePastAreDropped() throws Exception {
    assertThat(number("select count(*) from pg_class where relname = '" + OLD + "'")).isZero();
    assertThat(number("select count(*) from pg_inherits where inhparent = 'scan'::regclass"))
        .as("this month and the next")
        .isEqualTo(2);
    assertThat(number("select count(*) from visitor_salt where day < current_date - 1")).isZero();
    assertThat(number("select count(*) from visitor_salt")).as("today's and the next").isEqualTo(2);
  }

  @Test
  @Order(4)
  void whatAStrangerSaysOfItsAddressIsNotBelieved() throws Exception {
    String other = counts.code("https://example.com");
    for (String said : new String[] {"193.99.144.85", "8.8.8.8", "2001:4860:4860::8844"}) {
      assertLeads(Call.get("/q/" + other).with("X-Forwarded-For", said).with("CF-IPCountry", "FR"));
    }

    JsonObject counted = counts.awaitAnalytics(other, 3, 0);
    assertThat(ScanCounts.of(counted, "country", "")).as("of this machine").isEqualTo(3);
    assertThat(counted.getInt("unique_visitors")).isEqualTo(1);
  }

  @Test
  @Order(5)
  void scansOfUnknownIdsAreCountedByDayAndWithoutTheirIds() throws Exception {
    for (String unknown : new String[] {"nosuchcode", "nosuchcode", "another"}) {
      assertThat(server.api().send(Call.get("/q/" + unknown)).status()).isEqualTo(404);
    }
    // Behind those that nobody waits for.
    assertLeads(Call.get("/q/" + id));
    counts.awaitAnalytics(id, 2, 0);

    assertThat(number("select sum(scans) from orphan_scan where day >= current_date - 1"))
        .isEqualTo(3);
  }

  private void assertLeads(Call call) throws Exception {
    Answer answer = server.api().send(call);
    assertThat(answer.status()).as(answer::toString).isEqualTo(302);
    assertThat(answer.header("Location")).isEqualTo("https://example.com");
  }

  private void execute(String sql) throws Exception {
    try (Connection connection = server.postgres().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long number(String sql) throws Exception {
    try (Connection connection = server.postgres().connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
