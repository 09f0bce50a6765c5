package io.quietzone.database;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Notices whose sender waits until every node has heard them, by their tokens. */
final class Acknowledgements {

  /** A node that takes longer is cut off, and does not trust what it keeps. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Map<String, CountDownLatch> expected = new ConcurrentHashMap<>();

  void expect(String token, int nodes) {
    expected.put(token, new CountDownLatch(nodes));
  }

  void heard(String token) {
    CountDownLatch latch = expected.get(token);
    if (latch != null) {
      latch.countDown();
    }
  }

  /** Waits for what was expected; not at all for what will never be sent. */
  void await(String token, boolean sent) {
    CountDownLatch latch = expected.get(token);
    try {
      if (sent && latch != null) {
        // What comes of it makes no difference: nobody is waited for any longer.
        boolean all = latch.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        Notices.LOG.log(System.Logger.Level.DEBUG, "Every node has heard {0}: {1}", token, all);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      expected.remove(token);
    }
  }
}
