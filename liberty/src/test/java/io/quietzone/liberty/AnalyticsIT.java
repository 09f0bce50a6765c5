package io.quietzone.liberty;

import static io.quietzone.liberty.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was counted, over the days that are asked for. */
@ExtendWith(SharedServer.class)
class AnalyticsIT {

  private final TestServer server;
  private final ScanCounts counts;
  private final String id;

  AnalyticsIT(TestServer server) throws Exception {
    this.server = server;
    this.counts = new ScanCounts(server, TestWorkspace.fullKeyOnPlan(server, "business"));
    this.id = counts.code("https://example.com");
  }

  @Test
  void everyDayOfThePeriodIsThereAndScansAreOnTheirs() throws Exception {
    assertThat(server.api().send(Call.get("/q/" + id)).status()).isEqualTo(302);
    counts.awaitAnalytics(id, 1, 0);
    LocalDate today = LocalDate.now(Clock.systemUTC());

    JsonObject week = send("?from=" + today.minusDays(3) + "&to=" + today.plusDays(3)).json();
    JsonObject before = send("?to=" + today.minusDays(2)).json();

    assertThat(week.keySet())
        .containsExactly(
            "short_id",
            "from",
            "to",
            "total_scans",
            "unique_visitors",
            "bot_scans",
            "series",
            "breakdowns");
    assertThat(week.getInt("total_scans")).isEqualTo(1);
    assertThat(week.getJsonArray("series").getValuesAs(JsonObject.class))
        .extracting(day -> day.getString("date"))
        .hasSize(7)
        .startsWith(today.minusDays(3).toString())
        .isSorted();
    assertThat(week.getJsonArray("series").getJsonObject(0).getInt("scans")).isZero();
    assertThat(before.getInt("total_scans")).isZero();
    assertThat(before.getJsonArray("series")).as("the usual days").hasSize(30);
    assertThat(ScanCounts.of(before, "country", "")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "from=yesterday, from, YYYY-MM-DD",
    "to=2026-02-30, to, YYYY-MM-DD",
    "to=2026-11-01T00:00:00Z, to, YYYY-MM-DD",
    "to=, to, YYYY-MM-DD",
    "from=1999-12-31, from, 2000 to 9998",
    "to=9999-01-01, to, 2000 to 9998",
    "from=%2B99999-01-01, from, 2000 to 9998",
    "from=2026-11-02&to=2026-11-01, from, after the last",
    "from=2024-01-01&to=2025-01-01, from, at most 366 days"
  })
  void aPeriodThatIsNoneIsRefusedByField(String query, String field, String message)
      throws Exception {
    assertRefused(send("?" + query), 400, "{'" + field + "': ['" + message + "']}");
  }

  @Test
  void aWholeLeapYearIsAPeriod() throws Exception {
    JsonObject year = send("?from=2024-01-01&to=2024-12-31").json();

    assertThat(year.getJsonArray("series")).hasSize(366);
  }

  private Answer send(String query) throws Exception {
    return server
        .api()
        .send(Call.get("/api/v1/dynamic/" + id + "/analytics/" + query).withKey(counts.key()));
  }
}
