package io.quietzone.renderers.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PaceTest {

  private final Pace pace = new Pace("work", "our.work", 10_000);

  @Test
  void goalIsReachedAtOnce() {
    assertThat(pace.isReached(Map.of("our.work", 10_000.0))).isTrue();
    assertThat(pace.isReached(Map.of("our.work", 9_999.0))).isFalse();
  }

  @Test
  void whatWasNotMeasuredReachesNothing() {
    assertThat(pace.isReached(Map.of())).isFalse();
  }
}
