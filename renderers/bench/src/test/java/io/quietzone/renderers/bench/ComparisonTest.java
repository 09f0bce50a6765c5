package io.quietzone.renderers.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private final Comparison comparison = new Comparison("work", "our.work", "peer.work", 40);

  @Test
  void goalIsReachedAtOnce() {
    assertThat(comparison.isReached(Map.of("our.work", 4000.0, "peer.work", 100.0))).isTrue();
    assertThat(comparison.isReached(Map.of("our.work", 3999.0, "peer.work", 100.0))).isFalse();
  }

  @Test
  void whatWasNotMeasuredReachesNothing() {
    assertThat(comparison.isReached(Map.of("our.work", 4000.0))).isFalse();
    assertThat(comparison.isReached(Map.of("peer.work", 1.0))).isFalse();
    assertThat(comparison.isReached(Map.of())).isFalse();
  }
}
