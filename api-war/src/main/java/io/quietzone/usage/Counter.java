package io.quietzone.usage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes single renders, of all requests on one key that arrive while a statement is on its way with
 * the next statement. Each takes its render in the database before it is answered, so that nothing
 * is lost or given twice when a node dies; but they do not queue for the same row one by one.
 *
 * <p>Whoever finds nobody at work leads: it takes renders for all who wait, itself included, and
 * hands the lead to the first who has come meanwhile.
 */
final class Counter {

  /** How many requests one statement takes renders for. */
  private static final int MAX_TOGETHER = 256;

  /** Takes as many renders as there are; the next of them are the database's to say. */
  interface Taker {
    Taken take(Payer payer, int wanted);
  }

  /**
   * What a waiting request is told.
   *
   * @param taken its own render, or that there was none; null to lead
   */
  private record Turn(@Nullable Taken taken) {}

  private static final Turn LEAD = new Turn(null);

  private final Taker taker;
  private final Map<Line, Deque<CompletableFuture<Turn>>> waiting = new ConcurrentHashMap<>();

  Counter(Taker taker) {
    this.taker = taker;
  }

  /**
   * Takes one render.
   *
   * @return granted 1, or 0 where none is left
   */
  Taken take(Payer payer) {
    Line line = payer.line();
    CompletableFuture<Turn> own = new CompletableFuture<>();
    waiting.compute(
        line,
        (absent, queue) -> {
          if (queue == null) {
            own.complete(LEAD);
            return new ArrayDeque<>();
          }
          queue.add(own);
          return queue;
        });
    Taken taken = await(own).taken();
    return taken == null ? lead(line, payer) : taken;
  }

  private static Turn await(CompletableFuture<Turn> turn) {
    try {
      return turn.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }

  private Taken lead(Line line, Payer payer) {
    List<CompletableFuture<Turn>> followers = new ArrayList<>();
    waiting.computeIfPresent(
        line,
        (same, queue) -> {
          while (!queue.isEmpty() && followers.size() < MAX_TOGETHER - 1) {
            followers.add(queue.remove());
          }
          return queue;
        });
    try {
      Taken taken = taker.take(payer, followers.size() + 1);
      for (int i = 0; i < followers.size(); i++) {
        followers.get(i).complete(new Turn(taken.share(i + 1)));
      }
      return taken.share(0);
    } catch (RuntimeException | Error e) {
      followers.forEach(follower -> follower.completeExceptionally(e));
      throw e;
    } finally {
      handOver(line);
    }
  }

  private void handOver(Line line) {
    waiting.computeIfPresent(
        line,
        (same, queue) -> {
          CompletableFuture<Turn> next = queue.poll();
          if (next == null) {
            return null;
          }
          next.complete(LEAD);
          return queue;
        });
  }
}
