package io.quietzone.render;

import io.quietzone.accounts.Caller;
import io.quietzone.plans.Plan;
import io.quietzone.plans.Plans;
import io.quietzone.problem.Problem;
import io.quietzone.shares.Share;
import io.quietzone.shares.Shares;
import io.quietzone.usage.BatchRunning;
import io.quietzone.usage.Quotas;
import io.quietzone.usage.Reservation;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Renders many pictures for one request: all of them, or none. */
@Singleton
public class Bulk {

  /** How long a batch that is being delivered is waited for. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final long POLL_MILLIS = 50;

  /**
   * The largest batch takes 120 MiB and a piece: its body, 5,000 items with 2,048 characters each,
   * and sixteen pictures of 1024 × 1024.
   */
  private static final long LEAST_KIB = 2 * 121 * 1024;

  /** How much of the heap bodies, items and pictures of batches may take: a half, in KiB. */
  private static final int MEMORY_KIB =
      Math.toIntExact(
          Math.min(Math.max(Runtime.getRuntime().maxMemory() / 2 / 1024, LEAST_KIB), 1 << 30));

  private final Plans plans;
  private final Quotas quotas;
  private final Pictures pictures;
  private final Artwork artwork;
  private final KeptArtwork kept;
  private final Shares memory =
      new Shares(
          MEMORY_KIB,
          "Batches take all the memory that there is for them at this moment: send fewer at a time.");
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          task -> {
            Thread thread = new Thread(task, "quietzone-bulk");
            thread.setDaemon(true);
            return thread;
          });

  @Inject
  Bulk(Plans plans, Quotas quotas, Pictures pictures, Artwork artwork, KeptArtwork kept) {
    this.plans = plans;
    this.quotas = quotas;
    this.pictures = pictures;
    this.artwork = artwork;
    this.kept = kept;
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }

  /**
   * How many items a caller may order at once.
   *
   * @throws io.quietzone.plans.PlanCap if none
   * @throws Problem if the quota was found used up a moment ago
   */
  public int maxItems(Caller caller) {
    Plan plan = plans.get(caller.plan());
    plan.requireBulk();
    quotas.requireHope(caller);
    return plan.maxBulkItems();
  }

  /** The memory of one batch, in KiB; given back when it is delivered, or will not be. */
  public Share memory(Caller caller) {
    return memory.of(caller.workspaceId());
  }

  /** The pictures of a batch, fetched from where it says. */
  public BatchArtwork artwork(Caller caller, Share memory) {
    return new BatchArtwork(artwork.ofBatch(caller), memory);
  }

  /**
   * Keeps the pictures of a batch that may be asked for again, for a day.
   *
   * @throws KeptPicturesFull if the workspace has too many
   */
  public void keep(Caller caller, BatchArtwork fetched) {
    kept.keep(caller, fetched);
  }

  /**
   * The pictures of a batch that is asked for again, as they were.
   *
   * @param names of those that were kept, by their addresses
   */
  public BatchArtwork artworkAgain(Caller caller, Map<String, String> names, Share memory) {
    return new BatchArtwork(kept.again(caller, names), memory);
  }

  /**
   * Makes sure that every item can be drawn and read; it costs nothing yet.
   *
   * @param count how many items the request has
   * @param items those that could be understood, in their order
   * @param errors what is wrong with the others
   * @throws BatchRefused if an item cannot be drawn
   * @throws io.quietzone.shares.TooManyAtOnce if they are not checked in a minute
   * @throws Problem if the plan does not allow the batch, or the quota is used up
   */
  public BatchOrder check(
      Caller caller, int count, List<BatchItem> items, SortedMap<Integer, String> errors) {
    Plan plan = plans.get(caller.plan());
    plan.requireBulk(count);
    List<Batch.Entry> entries =
        entries(items, errors, order -> order.requireAllowedBy(plan), plan.maxInches());
    quotas.requireHope(caller);
    return new BatchOrder(entries, plan.id());
  }

  /**
   * The same for a batch that was allowed before, whatever the plan has become.
   *
   * @param plan the id of the plan that allowed it
   */
  public BatchOrder checkAgain(
      String plan, List<BatchItem> items, SortedMap<Integer, String> errors) {
    double largestInches = plans.find(plan).map(Plan::maxInches).orElse(Remedy.LARGEST_INCHES);
    return new BatchOrder(entries(items, errors, order -> {}, largestInches), plan);
  }

  /**
   * Takes a batch from the month's quota, by the transaction that runs or else its own.
   *
   * @param name what it is called if it may be asked for again
   * @param making makes what the pictures show; when it fails, or the batch cannot be paid for,
   *     nothing is made and nothing costs
   * @throws Problem if the quota does not allow the batch
   */
  @Transactional
  public Batch begin(Caller caller, BatchOrder order, Optional<String> name, Runnable making) {
    making.run();
    // Last, for it holds up the other renders of the workspace until the transaction ends.
    return batch(order, quotas.reserveWithin(caller, order.entries().size(), name));
  }

  /**
   * Begins a batch again, which is paid once however often it is delivered. While it is being
   * delivered, and not paid yet, this waits for up to ten seconds.
   *
   * @throws io.quietzone.usage.BatchRunning if it takes longer
   * @throws Problem if it was not paid, and the quota does not allow it any more
   */
  public Batch beginAgain(Caller caller, BatchOrder order, String name) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return batch(order, quotas.reserveAgain(caller, order.entries().size(), name));
      } catch (BatchRunning e) {
        if (System.nanoTime() - end > 0) {
          throw e;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the server stops", e);
    }
  }

  private Batch batch(BatchOrder order, Reservation reservation) {
    return new Batch(order.entries(), order.plan(), quotas, reservation, pictures, threads);
  }

  private List<Batch.Entry> entries(
      List<BatchItem> items,
      SortedMap<Integer, String> errors,
      Consumer<Order> allowed,
      double largestInches) {
    return new BatchChecks(pictures, threads, allowed, largestInches).entries(items, errors);
  }
}
