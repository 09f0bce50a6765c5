package io.quietzone.idempotency;

import io.quietzone.shares.TooManyAtOnce;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Lets few of the requests that make something run at once, of each who asks and where. They would
 * wait for the same rows: here they wait holding no connection, and leave those to others.
 */
@Singleton
class Turns {

  private static final int AT_ONCE = 4;

  /** Several who ask may share a line, by chance. */
  private static final int LINES = 64;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Semaphore[] lines =
      IntStream.range(0, LINES)
          .mapToObj(line -> new Semaphore(AT_ONCE, true))
          .toArray(Semaphore[]::new);

  private final Duration patience;

  @Inject
  Turns() {
    this(PATIENCE);
  }

  /** How long a turn is waited for. */
  Turns(Duration patience) {
    this.patience = patience;
  }

  /**
   * Does some work when it is its turn.
   *
   * @param scope who asks, and where
   * @throws TooManyAtOnce if its turn does not come in five seconds
   */
  <T> T take(String scope, Supplier<T> work) {
    Semaphore line = lines[Math.floorMod(scope.hashCode(), LINES)];
    try {
      if (!line.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new TooManyAtOnce(
            "Too many of these requests wait at the same time: send fewer at once.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the server stops", e);
    }
    try {
      return work.get();
    } finally {
      line.release();
    }
  }
}
