package io.quietzone.shares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SharesTest {

  private final Shares shares = new Shares(4, "Come again.");
  private final Share first = shares.of("one");

  @Test
  void nobodyHasMoreThanHalfHoweverManyRequestsHeSends() {
    first.take(1, Duration.ZERO);
    Share second = shares.of("one");
    second.take(1, Duration.ZERO);

    assertRefused(shares.of("one"), 1);
    assertRefused(second, 1);
    shares.of("another").take(2, Duration.ZERO);
  }

  @Test
  void whatIsGivenBackIsFreeForAll() {
    first.take(1, Duration.ZERO);
    first.take(1, Duration.ZERO);
    try (Share second = shares.of("two")) {
      second.take(2, Duration.ZERO);
      assertRefused(shares.of("three"), 1);
    }
    first.close();
    first.close();

    shares.of("one").take(2, Duration.ZERO);
    shares.of("three").take(2, Duration.ZERO);
    assertRefused(shares.of("four"), 1);
  }

  /** Or else he could be refused for places that he does not have. */
  @Test
  void whoIsRefusedHasNothing() {
    first.take(2, Duration.ZERO);
    try (Share second = shares.of("two")) {
      second.take(1, Duration.ZERO);
      assertRefused(shares.of("three"), 2);
    }
    shares.of("three").take(2, Duration.ZERO);
  }

  @Test
  void onesPatienceIsOftenRewarded() throws Exception {
    first.take(2, Duration.ZERO);
    CompletableFuture<Void> waiting =
        CompletableFuture.runAsync(() -> shares.of("one").take(2, Duration.ofSeconds(20)));
    assertThat(waiting).isNotDone();

    first.close();

    waiting.get();
  }

  private static void assertRefused(Share share, int places) {
    assertThatThrownBy(() -> share.take(places, Duration.ofMillis(1)))
        .isInstanceOf(TooManyAtOnce.class)
        .hasMessage("Come again.");
  }
}
