package io.quietzone.render;

import io.quietzone.problem.Problem;
import io.quietzone.render.Pictures.Prepared;
import io.quietzone.shares.TooManyAtOnce;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure that every item of one batch can be drawn and read. A few tasks of it wait for the
 * threads that all batches share, so that others are checked and drawn meanwhile.
 */
final class BatchChecks {

  private static final int TASK_ITEMS = 16;

  /** How many tasks wait, for each processor. */
  private static final int TASKS_AHEAD = 2;

  /** How many refused items are told what would help: to find it takes a second. */
  static final int ADVISED = 8;

  private static final Limits LIMITS = new Limits(64, Duration.ofSeconds(60));

  private final Pictures pictures;
  private final ExecutorService threads;
  private final Consumer<Order> allowed;
  private final double largestInches;
  private final Limits limits;
  private final AtomicInteger advised = new AtomicInteger();
  private final AtomicInteger searches = new AtomicInteger();

  /** What made an item readable, by the look of it: that of most batches is one. */
  private final Map<Order, Remedy> found = new ConcurrentHashMap<>();

  /**
   * What a check may take.
   *
   * @param searches how many items are searched for what makes them readable
   * @param time how long all of it goes on: nothing tells that whoever sent the batch has gone
   */
  record Limits(int searches, Duration time) {}

  /**
   * Has nothing checked yet.
   *
   * @param allowed throws a problem for an order that the plan does not allow
   * @param largestInches the largest printed edge that the plan allows
   */
  BatchChecks(
      Pictures pictures, ExecutorService threads, Consumer<Order> allowed, double largestInches) {
    this(pictures, threads, allowed, largestInches, LIMITS);
  }

  /** A check with limits of its own. */
  BatchChecks(
      Pictures pictures,
      ExecutorService threads,
      Consumer<Order> allowed,
      double largestInches,
      Limits limits) {
    this.pictures = pictures;
    this.threads = threads;
    this.allowed = allowed;
    this.largestInches = largestInches;
    this.limits = limits;
  }

  /**
   * Checks the items.
   *
   * @param errors what is wrong with others of the batch
   * @return what is to be drawn, in the order of the items
   * @throws BatchRefused if anything is wrong; it names the items that were not checked in time too
   * @throws TooManyAtOnce if nothing is wrong, but not all of them were checked in time
   */
  List<Batch.Entry> entries(List<BatchItem> items, SortedMap<Integer, String> errors) {
    SortedMap<Integer, String> refused = new TreeMap<>(errors);
    List<Batch.Entry> entries = new ArrayList<>(items.size());
    List<Checked> checked = checked(items);
    for (Checked each : checked) {
      each.error().ifPresent(error -> refused.put(each.index(), error));
      each.entry().ifPresent(entries::add);
    }
    List<BatchItem> late = items.subList(checked.size(), items.size());
    if (!late.isEmpty() && refused.isEmpty()) {
      throw new TooManyAtOnce(tooLate(checked.size(), items.size()));
    }
    late.forEach(item -> refused.put(item.index(), "There was no time to check this item."));
    if (!refused.isEmpty()) {
      throw new BatchRefused(refused);
    }
    return entries;
  }

  private String tooLate(int checked, int items) {
    return "Only "
        + checked
        + " of "
        + items
        + " items could be checked in "
        + limits.time().toSeconds()
        + " seconds: send fewer different looks at a time.";
  }

  /** Either an entry or what is wrong with it. */
  private record Checked(int index, Optional<Batch.Entry> entry, Optional<String> error) {}

  /** Checks the items in their order, as many of them as there is time for. */
  private List<Checked> checked(List<BatchItem> items) {
    long end = System.nanoTime() + limits.time().toNanos();
    List<Checked> checked = new ArrayList<>(items.size());
    Deque<Future<List<Checked>>> ahead = new ArrayDeque<>();
    int limit = TASKS_AHEAD * Runtime.getRuntime().availableProcessors();
    int next = 0;
    try {
      while (next < items.size() || !ahead.isEmpty()) {
        while (next < items.size() && ahead.size() < limit) {
          List<BatchItem> task = items.subList(next, Math.min(items.size(), next + TASK_ITEMS));
          ahead.add(threads.submit(() -> task.stream().map(this::check).toList()));
          next += task.size();
        }
        Optional<List<Checked>> result = result(ahead.remove(), end);
        if (result.isEmpty()) {
          break;
        }
        checked.addAll(result.get());
      }
    } finally {
      ahead.forEach(task -> task.cancel(true));
    }
    return checked;
  }

  private Checked check(BatchItem item) {
    Order order = item.order();
    try {
      allowed.accept(order);
      Prepared prepared = pictures.prepare(order, item.autoFix(), fault -> remedy(item, fault));
      return new Checked(
          item.index(), Optional.of(new Batch.Entry(prepared, item)), Optional.empty());
    } catch (Problem e) {
      return new Checked(
          item.index(), Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
    }
  }

  private Optional<Remedy> remedy(BatchItem item, Fault fault) {
    if (!item.autoFix() && advised.incrementAndGet() > ADVISED) {
      throw Pictures.refusal(fault);
    }
    Order look = item.order().withText("");
    Optional<Remedy> same = same(found.get(look), item.order().text());
    if (same.isPresent()) {
      return same;
    }
    if (searches.incrementAndGet() > limits.searches()) {
      throw Pictures.refusal(fault);
    }
    Optional<Remedy> remedy = pictures.remedies().find(item.order(), largestInches);
    remedy.ifPresent(each -> found.put(look, each));
    return remedy;
  }

  /** The same changes for another text, if they help it too. */
  private Optional<Remedy> same(@Nullable Remedy known, String text) {
    return Optional.ofNullable(known)
        .map(remedy -> new Remedy(remedy.changes(), remedy.order().withText(text)))
        .filter(remedy -> pictures.isReadable(remedy.order()));
  }

  /** What a task came to; empty if it did not come to its end in time. */
  private static Optional<List<Checked>> result(Future<List<Checked>> task, long end) {
    try {
      return Optional.of(task.get(end - System.nanoTime(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      task.cancel(true);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the server stops", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a batch could not be checked", e.getCause());
    }
  }
}
