package io.quietzone.render;

import io.quietzone.accounts.Caller;
import io.quietzone.plans.Plan;
import io.quietzone.plans.Plans;
import io.quietzone.problem.Problem;
import io.quietzone.render.Pictures.Prepared;
import io.quietzone.usage.Quotas;
import io.quietzone.usage.Reservation;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Renders many pictures for one request: all of them, or none. */
@Singleton
public class Bulk {

  /** Of how many items one task makes sure that they can be drawn. */
  private static final int CHECKED_AT_ONCE = 64;

  private final Plans plans;
  private final Quotas quotas;
  private final Pictures pictures;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          task -> {
            Thread thread = new Thread(task, "quietzone-bulk");
            thread.setDaemon(true);
            return thread;
          });

  @Inject
  Bulk(Plans plans, Quotas quotas, Pictures pictures) {
    this.plans = plans;
    this.quotas = quotas;
    this.pictures = pictures;
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }

  /**
   * How many items a caller may order at once.
   *
   * @throws io.quietzone.plans.PlanCap if none
   */
  public int maxItems(Caller caller) {
    Plan plan = plans.get(caller.plan());
    plan.requireBulk();
    return plan.maxBulkItems();
  }

  /**
   * Makes sure that every item can be drawn and read, and takes the batch from the month's quota.
   *
   * @param count how many items the request has
   * @param items those that could be understood, in their order
   * @param errors what is wrong with the others
   * @param making makes what the pictures show, once all can be drawn and are paid for; when it
   *     fails nothing costs
   * @throws BatchRefused if an item cannot be drawn
   * @throws Problem if the plan or the quota does not allow the batch
   */
  public Batch prepare(
      Caller caller,
      int count,
      List<BatchItem> items,
      SortedMap<Integer, String> errors,
      Runnable making) {
    Plan plan = plans.get(caller.plan());
    plan.requireBulk(count);
    SortedMap<Integer, String> refused = new TreeMap<>(errors);
    List<Batch.Entry> entries = new ArrayList<>(count);
    for (Future<List<Checked>> chunk : check(plan, items)) {
      for (Checked checked : result(chunk)) {
        checked.error().ifPresent(error -> refused.put(checked.index(), error));
        checked.entry().ifPresent(entries::add);
      }
    }
    if (!refused.isEmpty()) {
      throw new BatchRefused(refused);
    }
    Reservation reservation = quotas.reserve(caller, count);
    try {
      making.run();
    } catch (RuntimeException e) {
      quotas.release(reservation);
      throw e;
    }
    return new Batch(entries, plan, quotas, reservation, pictures, threads);
  }

  /** Either an entry or what is wrong with it. */
  private record Checked(int index, Optional<Batch.Entry> entry, Optional<String> error) {}

  private List<Future<List<Checked>>> check(Plan plan, List<BatchItem> items) {
    List<Future<List<Checked>>> chunks = new ArrayList<>();
    for (int start = 0; start < items.size(); start += CHECKED_AT_ONCE) {
      List<BatchItem> chunk = items.subList(start, Math.min(items.size(), start + CHECKED_AT_ONCE));
      chunks.add(threads.submit(() -> chunk.stream().map(item -> check(plan, item)).toList()));
    }
    return chunks;
  }

  private Checked check(Plan plan, BatchItem item) {
    Order order = item.order();
    try {
      order.requireAllowedBy(plan);
      Prepared prepared = pictures.prepare(order, item.autoFix());
      return new Checked(
          item.index(), Optional.of(new Batch.Entry(prepared, item)), Optional.empty());
    } catch (Problem e) {
      return new Checked(
          item.index(), Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
    }
  }

  private static List<Checked> result(Future<List<Checked>> chunk) {
    try {
      return chunk.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the server stops", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a batch could not be checked", e.getCause());
    }
  }
}
