package io.quietzone.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchChecksTest {

  private final AtomicInteger drawn = new AtomicInteger();
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final Pictures pictures =
      Orders.pictures(
          () -> {
            drawn.incrementAndGet();
            return new byte[1];
          },
          1);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void ofManyItemsThatCannotBeReadAFewAreToldWhatWouldHelp() {
    List<BatchItem> items = items(3 * BatchChecks.ADVISED, false);
    SortedMap<Integer, String> errors = new TreeMap<>();
    errors.put(1000, "something else");

    assertThatThrownBy(() -> checks().entries(items, errors))
        .isInstanceOfSatisfying(
            BatchRefused.class,
            refused -> {
              assertThat(refused.errors()).hasSize(items.size() + 1);
              assertThat(refused.errors().values())
                  .filteredOn(error -> error.contains("or send auto_fix true"))
                  .hasSize(BatchChecks.ADVISED);
              assertThat(refused.errors().values())
                  .filteredOn(error -> error.contains("What helps other items may help"))
                  .hasSize(2 * BatchChecks.ADVISED);
            });
  }

  @Test
  void everyItemThatIsToBeFixedIsFixedAndTheirOrderIsKept() {
    List<BatchItem> items = items(3 * BatchChecks.ADVISED, true);

    List<Batch.Entry> entries = checks().entries(items, new TreeMap<>());

    assertThat(entries).extracting(Batch.Entry::item).isEqualTo(items);
    assertThat(entries).allMatch(entry -> entry.picture().fixed().isPresent());
    // As it was sent, as it is looked at again, and as it is kept: searched for once a thread.
    assertThat(drawn.get()).isLessThan(3 * items.size() + 10);
  }

  /** While one batch is checked that has much to check, another one gets its turn. */
  @Test
  void aLargeBatchLeavesItsThreadsToOthers() throws Exception {
    ExecutorService one = Executors.newSingleThreadExecutor();
    CountDownLatch checking = new CountDownLatch(1);
    AtomicInteger checked = new AtomicInteger();
    List<BatchItem> many =
        IntStream.range(0, 5000).mapToObj(i -> item(i, Orders.readable("a"), false)).toList();
    Future<?> large =
        threads.submit(
            () ->
                new BatchChecks(
                        pictures,
                        one,
                        order -> {
                          checked.incrementAndGet();
                          checking.countDown();
                        })
                    .entries(many, new TreeMap<>()));
    checking.await();

    AtomicInteger before = new AtomicInteger();
    new BatchChecks(pictures, one, order -> before.set(checked.get()))
        .entries(many.subList(0, 1), new TreeMap<>());

    assertThat(before.get()).isLessThan(many.size());
    large.get();
    one.shutdown();
  }

  private BatchChecks checks() {
    return new BatchChecks(pictures, threads, order -> {});
  }

  private static List<BatchItem> items(int count, boolean autoFix) {
    return IntStream.range(0, count)
        .mapToObj(i -> item(i, Orders.unreadable("a" + i), autoFix))
        .toList();
  }

  private static BatchItem item(int index, Order order, boolean autoFix) {
    return new BatchItem(index, order, autoFix, "text", Optional.empty());
  }
}
