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

  private record Count(int number, Instant since) {}

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
      Duration left = Duration.between(clock.instant(), count.since().plus(span));
      throw new TooManyAttempts(left.plusSeconds(1));
    }
  }

  void add(String name) {
    Instant now = clock.instant();
    counts
        .asMap()
        .compute(
            name,
            (key, count) ->
                count == null || isOver(count, now)
                    ? new Count(1, now)
                    : new Count(count.number() + 1, count.since()));
  }

  /** Counts one more, if it is allowed. */
  void take(String name) {
    require(name);
    add(name);
  }

  void forget(String name) {
    counts.invalidate(name);
  }

  private @Nullable Count current(String name) {
    Count count = counts.getIfPresent(name);
    return count == null || isOver(count, clock.instant()) ? null : count;
  }

  private boolean isOver(Count count, Instant now) {
    return !now.isBefore(count.since().plus(span));
  }
}
