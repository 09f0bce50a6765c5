package io.quietzone.shares;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The places that one request has. Used by one thread at a time. */
public final class Share implements AutoCloseable {

  private final Semaphore own;
  private final Semaphore all;
  private final String refusal;
  private int taken;

  Share(Semaphore own, Semaphore all, String refusal) {
    this.own = own;
    this.all = all;
    this.refusal = refusal;
  }

  /**
   * Takes places, or more of them.
   *
   * @param patience how long they are waited for
   * @throws TooManyAtOnce if they are not free in time
   */
  public void take(int places, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    if (!isTaken(own, places, patience.toNanos())) {
      throw new TooManyAtOnce(refusal);
    }
    if (!isTaken(all, places, end - System.nanoTime())) {
      own.release(places);
      throw new TooManyAtOnce(refusal);
    }
    taken += places;
  }

  private static boolean isTaken(Semaphore from, int places, long nanos) {
    try {
      return from.tryAcquire(places, nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Gives all places back; more may be taken again. */
  @Override
  public void close() {
    all.release(taken);
    own.release(taken);
    taken = 0;
  }
}
