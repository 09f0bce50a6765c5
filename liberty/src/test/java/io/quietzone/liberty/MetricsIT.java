package io.quietzone.liberty;

import static io.quietzone.liberty.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code /api/admin/metrics/}, as a Prometheus server reads it. */
@ExtendWith(SharedServer.class)
class MetricsIT {

  /** What a Prometheus server sends that would rather have another format. */
  private static final String ACCEPT =
      "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3,*/*;q=0.1";

  private static final Pattern LINE =
      Pattern.compile(
          "# HELP [a-z_]+ .*|# TYPE [a-z_]+ (counter|gauge|summary)"
              + "|[a-z_]+(\\{[a-z_]+=\"[^\"]*\"(,[a-z_]+=\"[^\"]*\")*})? -?[0-9.]+(E-?[0-9]+)?");

  private final TestServer server;
  private final Api api;

  MetricsIT(TestServer server) {
    this.server = server;
    this.api = server.api();
  }

  @Test
  void theFormatIsTheOneThatPrometheusReads() throws Exception {
    Answer answer = api.send(Metrics.asked(server.operatorToken()).with("Accept", ACCEPT));

    assertThat(answer.status()).as(answer::toString).isEqualTo(200);
    assertThat(answer.header("Content-Type").toLowerCase(Locale.ROOT).replace(" ", "").split(";"))
        .containsExactlyInAnyOrder("text/plain", "version=0.0.4", "charset=utf-8");
    assertThat(Metrics.of(answer).lines()).hasSizeGreaterThan(30).allMatch(LINE.asMatchPredicate());
    assertThat(answer.text())
        .contains(
            "# TYPE quietzone_scans_lost_total counter\n",
            "# TYPE quietzone_scans_recorded_total counter\n",
            "# TYPE quietzone_journal_waiting_bytes gauge\n",
            "\njvm_memory_used_bytes{area=\"heap\",",
            "\njvm_threads_live_threads ",
            "\njvm_gc_memory_allocated_bytes_total ");
  }

  @Test
  void scansAndPicturesAreCounted() throws Exception {
    ScanCounts counts = new ScanCounts(server, server.studioKey());
    String code = counts.code("https://example.com");
    Metrics before = Metrics.of(server);

    for (int i = 0; i < 3; i++) {
      assertThat(api.send(Call.get("/q/" + code)).status()).isEqualTo(302);
    }
    Answer picture =
        api.send(
            Call.generate("{\"data\": \"https://example.com/" + code + "\", \"size_inches\": 1}")
                .withKey(TestWorkspace.keyOnPlan(server, "agency")));
    assertThat(picture.status()).as(picture::toString).isEqualTo(200);

    Metrics after = Metrics.of(server);
    String recorded = "quietzone_scans_recorded_total";
    assertThat(after.value(recorded)).isGreaterThanOrEqualTo(before.value(recorded) + 3);
    assertThat(after.value("quietzone_scans_lost_total")).isZero();
    assertThat(after.value("quietzone_journal_failing")).isZero();
    assertThat(after.value("quietzone_journal_waiting_bytes")).isNotNegative();
    assertThat(after.value("quietzone_cache_pictures")).isPositive();
    assertThat(after.value("quietzone_database_up")).isEqualTo(1);
  }

  @Test
  void onlyTheOperatorReadsThem() throws Exception {
    String token = server.operatorToken();
    TestPerson owner = TestPerson.owner(server, "agency");

    for (Call call :
        List.of(
            Call.get(Metrics.PATH),
            Call.get("/api/admin/metrics"),
            Call.get(Metrics.PATH).withKey(token),
            Call.get(Metrics.PATH).withKey(server.studioKey()),
            Metrics.asked(token + "x"),
            Metrics.asked(server.studioKey()))) {
      assertRefused(api.send(call), 401, "{'detail': 'operator'}");
    }
    assertRefused(owner.call(Call.get(Metrics.PATH)), 401, "{'detail': 'operator'}");
    assertThat(api.send(Metrics.asked(token).by("POST")).status()).isEqualTo(405);
  }
}
