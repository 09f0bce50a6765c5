package io.quietzone.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quietzone.renderers.drawing.SymbolStyle;
import io.quietzone.renderers.spi.Color;
import io.quietzone.shares.TooManyAtOnce;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchChecksTest {

  private static final BatchChecks.Limits SHORT = new BatchChecks.Limits(1, Duration.ofMillis(100));

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
                  .filteredOn(error -> error.contains("looked for with other items only"))
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
                        },
                        Remedy.LARGEST_INCHES)
                    .entries(many, new TreeMap<>()));
    checking.await();

    AtomicInteger before = new AtomicInteger();
    new BatchChecks(pictures, one, order -> before.set(checked.get()), Remedy.LARGEST_INCHES)
        .entries(many.subList(0, 1), new TreeMap<>());

    assertThat(before.get()).isLessThan(many.size());
    large.get();
    one.shutdown();
  }

  @Test
  void ofManyLooksThatCannotBeReadSoManyAreSearchedForWhatHelpsThem() {
    List<BatchItem> items = IntStream.range(0, 6).mapToObj(i -> item(i, look(i), true)).toList();
    BatchChecks checks =
        checks(pictures, order -> {}, new BatchChecks.Limits(4, Duration.ofMinutes(1)));

    assertThatThrownBy(() -> checks.entries(items, new TreeMap<>()))
        .isInstanceOfSatisfying(
            BatchRefused.class,
            refused -> {
              assertThat(refused.errors()).containsOnlyKeys(4, 5);
              assertThat(refused.errors().get(4)).contains("looked for with other items only");
            });
  }

  @Test
  void whatIsNotCheckedInTimeIsToBeSentInSmallerParts() throws Exception {
    List<BatchItem> items =
        IntStream.range(0, 40).mapToObj(i -> item(i, Orders.readable("a"), false)).toList();
    BatchChecks checks = checks(endless(), order -> {}, SHORT);

    assertThatThrownBy(() -> checks.entries(items, new TreeMap<>()))
        .isInstanceOf(TooManyAtOnce.class)
        .hasMessageContaining("Only 0 of 40 items");
    assertThat(threads.submit(() -> "free").get(10, TimeUnit.SECONDS)).isEqualTo("free");
  }

  @Test
  void besideWhatIsWrongIsToldWhatWasNotCheckedInTime() {
    List<BatchItem> items =
        IntStream.range(0, 40).mapToObj(i -> item(i, Orders.readable("a" + i), false)).toList();
    BatchChecks checks = checks(endless(), order -> {}, SHORT);
    SortedMap<Integer, String> errors = new TreeMap<>();
    errors.put(1000, "something else");

    assertThatThrownBy(() -> checks.entries(items, errors))
        .isInstanceOfSatisfying(
            BatchRefused.class,
            refused -> {
              assertThat(refused.errors()).hasSize(41).containsEntry(1000, "something else");
              assertThat(refused.errors().get(39)).contains("no time to check");
            });
  }

  /** Pictures that are drawn until whoever draws them is stopped. */
  private static Pictures endless() {
    return Orders.pictures(
        () -> {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return new byte[1];
        },
        1);
  }

  private BatchChecks checks() {
    return new BatchChecks(pictures, threads, order -> {}, Remedy.LARGEST_INCHES);
  }

  private BatchChecks checks(Pictures drawn, Consumer<Order> allowed, BatchChecks.Limits limits) {
    return new BatchChecks(drawn, threads, allowed, Remedy.LARGEST_INCHES, limits);
  }

  /** One of many that are too faint. */
  private static Order look(int shade) {
    return Orders.unreadable("a")
        .withStyle(SymbolStyle.STANDARD.withColor(Color.opaque(0xF0F0F0 + shade)));
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
