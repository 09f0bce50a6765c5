package io.quietzone.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Counts something by name, over a span that starts with the first and then starts anew. It is kept
 * in memory: each node counts for itself.
 */
final class Attempts {

  /** Whoever floods us with names makes the oldest ones be forgotten, and no more memory used. */
  private static final int MAX_NAMES = 100_000;

  private final int allowed;
  private final Duration span;
  private final Clock clock;
  private final Cache<String, Count> counts;

  Attempts(int allowed, Duration span, Clock clock) {
    this.allowed = allowed;
    this.span = span;
    this.clock = clock;
    Ticker ticker = () -> Duration.between(Instant.EPOCH, clock.instant()).toNanos();
    this.counts =
        Caffeine.newBuilder()
            .ticker(ticker)
            .expireAfterWrite(span)
            .maximumSize(MAX_NAMES)
            .executor(Runnable::run)
            .build();
  }

  /**
   * How many there were.
   *
   * @param granted whether the last one that was asked for was counted
   */
  private record Count(int number, Instant since, boolean granted) {}

  /** Whether there were as many as are allowed. */
  boolean isExhausted(String name) {
    Count count = current(name);
    return count != null && count.number() >= allowed;
  }

  /**
   * Makes sure that there were fewer than are allowed.
   *
   * @throws TooManyAttempts saying when the span is over
   */
  void require(String name) {
    Count count = current(name);
    if (count != null && count.number() >= allowed) {
      throw new TooManyAttempts(left(count));
    }
  }

  /** Counts one more, allowed or not. */
  void add(String name) {
    counted(name, Integer.MAX_VALUE);
  }

  /**
   * Counts one more, if it is allowed, and nothing otherwise; of many at once no more get through
   * than are allowed.
   *
   * @throws TooManyAttempts saying when the span is over
   */
  void take(String name) {
    Count count = counted(name, allowed);
    if (!count.granted()) {
      throw new TooManyAttempts(left(count));
    }
  }

  /** Takes one back that should not have been counted. */
  void giveBack(String name) {
    counts
        .asMap()
        .computeIfPresent(
            name, (key, count) -> new Count(Math.max(0, count.number() - 1), count.since(), true));
  }

  void forget(String name) {
    counts.invalidate(name);
  }

  private Count counted(String name, int most) {
    Instant now = clock.instant();
    return counts
        .asMap()
        .compute(
            name,
            (key, count) -> {
              if (count == null || isOver(count, now)) {
                return new Count(1, now, true);
              }
              return count.number() < most
                  ? new Count(count.number() + 1, count.since(), true)
                  : new Count(count.number(), count.since(), false);
            });
  }

  /** Rounded up, so that it is over by then. */
  private Duration left(Count count) {
    return Duration.between(clock.instant(), count.since().plus(span)).plusSeconds(1);
  }

  private @Nullable Count current(String name) {
    Count count = counts.getIfPresent(name);
    return count == null || isOver(count, clock.instant()) ? null : count;
  }

  private boolean isOver(Count count, Instant now) {
    return !now.isBefore(count.since().plus(span));
  }
}
