package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/**
 * What {@code /api/admin/metrics/} answered, taken apart.
 *
 * @param lines in the text exposition format of Prometheus
 */
record Metrics(List<String> lines) {

  static final String PATH = "/api/admin/metrics/";

  static Metrics of(TestServer server) throws Exception {
    return of(server.api().send(asked(server.operatorToken())));
  }

  static Metrics of(Answer answer) {
    assertThat(answer.status()).as(answer::toString).isEqualTo(200);
    return new Metrics(answer.text().lines().toList());
  }

  static Call asked(String operatorToken) {
    return Call.get(PATH).with("Authorization", "Bearer " + operatorToken);
  }

  /** The value of a metric without labels, which has to be there once. */
  double value(String name) {
    List<String> samples = lines.stream().filter(line -> line.startsWith(name + " ")).toList();
    assertThat(samples).as(name).hasSize(1);
    return Double.parseDouble(samples.get(0).substring(name.length() + 1));
  }
}
