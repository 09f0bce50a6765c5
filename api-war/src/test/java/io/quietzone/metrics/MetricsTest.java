package io.quietzone.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.quietzone.scans.Scans.Recording;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class MetricsTest {

  private final AtomicReference<Recording> recording =
      new AtomicReference<>(new Recording(false, 0, 0, 0));
  private boolean databaseAnswers = true;

  @Test
  void eachIsLookedAtWhenItIsAskedFor() {
    Metrics metrics = new Metrics(recording::get, () -> 42, () -> databaseAnswers);
    try {
      assertThat(metrics.text().lines())
          .contains(
              "quietzone_scans_recorded_total 0.0",
              "quietzone_scans_lost_total 0.0",
              "quietzone_journal_failing 0.0",
              "quietzone_journal_waiting_bytes 0.0",
              "quietzone_cache_pictures 42.0",
              "quietzone_database_up 1.0");

      recording.set(new Recording(true, 7, 5, 300));
      databaseAnswers = false;

      assertThat(metrics.text().lines())
          .contains(
              "quietzone_scans_recorded_total 7.0",
              "quietzone_scans_lost_total 5.0",
              "quietzone_journal_failing 1.0",
              "quietzone_journal_waiting_bytes 300.0",
              "quietzone_database_up 0.0");
    } finally {
      metrics.close();
    }
  }

  @Test
  void whatPrometheusIsToldOfTheKindOfEachIsRight() {
    Metrics metrics = new Metrics(recording::get, () -> 0, () -> true);
    try {
      assertThat(metrics.text())
          .contains(
              "# TYPE quietzone_scans_recorded_total counter",
              "# TYPE quietzone_scans_lost_total counter",
              "# TYPE quietzone_journal_failing gauge",
              "# TYPE quietzone_journal_waiting_bytes gauge",
              "# TYPE quietzone_cache_pictures gauge",
              "# TYPE quietzone_database_up gauge")
          .contains("jvm_memory_used_bytes{", "jvm_threads_live_threads ");
    } finally {
      metrics.close();
    }
  }
}
