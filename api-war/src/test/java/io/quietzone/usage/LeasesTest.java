package io.quietzone.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.quietzone.plans.Plan;
import io.quietzone.plans.Plan.Overage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeasesTest {

  private static final int THREADS = 32;
  private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);
  private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 1);
  private static final String WORKSPACE = "w1";
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

  @TempDir private Path folder;

  private final CountedStore store = new CountedStore();
  private final MovedClock clock = new MovedClock();

  @Test
  void manyThreadsTakeEachRenderOnceAndNoneBeyondTheCap() throws Exception {
    Payer payer = payer(20_000);
    Leases leases = leases();
    Counter counter = new Counter((who, wanted) -> leases.take(who, NOVEMBER, wanted));
    AtomicLong delivered = new AtomicLong();
    AtomicLong highest = new AtomicLong();
    inThreads(
        () -> {
          Taken taken = leases.take(payer).orElseGet(() -> counter.take(payer));
          delivered.addAndGet(taken.granted());
          highest.accumulateAndGet(taken.used(), Math::max);
          return taken.granted() == 1;
        });

    leases.settle(WORKSPACE);
    assertThat(delivered.get()).isEqualTo(store.used(NOVEMBER));
    assertThat(store.used(NOVEMBER)).isEqualTo(20_000);
    assertThat(highest).as("what was said to be used").hasValue(20_000);
    assertThat(store.leases()).isZero();
    assertThat(store.statements()).as("statements for 20,000 renders").isLessThan(5_000);
  }

  @Test
  void whatIsSettledAndClosedAllTheTimeIsNeverLostOrGivenTwice() throws Exception {
    Payer payer = payer(1_000_000);
    Leases leases = leases();
    Counter counter = new Counter((who, wanted) -> leases.take(who, NOVEMBER, wanted));
    AtomicLong delivered = new AtomicLong();
    AtomicBoolean done = new AtomicBoolean();
    Thread settler =
        new Thread(
            () -> {
              while (!done.get()) {
                leases.settle(WORKSPACE);
              }
            });
    settler.start();
    inThreads(
        () -> {
          delivered.addAndGet(leases.take(payer).orElseGet(() -> counter.take(payer)).granted());
          return delivered.get() < 50_000;
        });
    done.set(true);
    settler.join();

    leases.settle(WORKSPACE);
    assertThat(store.used(NOVEMBER)).isEqualTo(delivered.get());
    assertThat(store.leases()).isZero();
  }

  @Test
  void whoAsksSeldomTakesNothingAhead() {
    leases().take(payer(1000), NOVEMBER, 1);

    assertThat(store.leases()).isZero();
    assertThat(store.used(NOVEMBER)).isEqualTo(1);
  }

  @Test
  void whatWasTakenAheadInAMonthIsNotDeliveredInTheNext() {
    Leases leases = leases();
    Payer payer = payer(100_000);
    leases.take(payer, NOVEMBER, 2);
    assertThat(leases.take(payer)).map(Taken::used).contains(3L);

    clock.now = Instant.parse("2026-12-01T00:00:00Z");

    assertThat(leases.take(payer)).isEmpty();
    leases.take(payer, DECEMBER, 2);
    assertThat(leases.take(payer)).map(Taken::used).contains(3L);
    leases.settle(WORKSPACE);
    assertThat(store.used(NOVEMBER)).isEqualTo(3);
    assertThat(store.used(DECEMBER)).isEqualTo(3);
  }

  @Test
  void anotherPlanDoesNotUseWhatWasTakenAheadForTheOneBefore() {
    Leases leases = leases();
    leases.take(payer(100_000), NOVEMBER, 2);

    assertThat(leases.take(payer(200_000))).isEmpty();
    assertThat(leases.take(payer(100_000))).isPresent();
  }

  @Test
  void whatAStoppedServerHeldIsGivenBack() {
    Leases leases = leases();
    leases.take(payer(100_000), NOVEMBER, 2);
    leases.take(payer(100_000));

    leases.stop();

    assertThat(store.used(NOVEMBER)).isEqualTo(3);
  }

  @Test
  void ofWhatAKilledServerHeldTheDeliveredIsCountedAndTheRestGivenBack() throws IOException {
    UUID earlier = UUID.randomUUID();
    leftBy(earlier, UUID.fromString(Files.readString(BOOT).strip()));

    leases().take(payer(100_000), NOVEMBER, 1);

    assertThat(store.used(NOVEMBER)).as("2, 5 and 1 of three takes").isEqualTo(2 + 5 + 2 + 1);
    assertThat(store.leases()).isZero();
    assertThat(store.kept()).isEmpty();
  }

  @Test
  void ofWhatWasHeldWhenTheMachineWentDownAllIsCounted() throws IOException {
    leftBy(UUID.randomUUID(), UUID.randomUUID());
    long before = store.used(NOVEMBER);

    leases().take(payer(100_000), NOVEMBER, 1);

    assertThat(store.used(NOVEMBER)).isEqualTo(before + 1);
    assertThat(store.kept()).containsExactly(1L, 2L);
  }

  @Test
  void whereTheFileCannotBeUsedEachRenderIsTakenByItself() throws IOException {
    Files.createDirectory(folder.resolve("leases"));
    Leases leases = leases();
    Payer payer = payer(100_000);

    leases.take(payer, NOVEMBER, 2);
    leases.take(payer, NOVEMBER, 2);

    assertThat(leases.take(payer)).isEmpty();
    assertThat(store.used(NOVEMBER)).isEqualTo(4);
  }

  /** Two leases of ten renders: five of one are delivered, the other was not noted in time. */
  private void leftBy(UUID earlier, UUID boot) throws IOException {
    Payer payer = payer(100_000);
    long noted = store.take(payer, NOVEMBER, 2, 10, OptionalLong.empty(), earlier).lease();
    store.take(payer, NOVEMBER, 2, 10, OptionalLong.empty(), earlier);
    try (LeaseFile file = LeaseFile.open(folder.resolve("leases"))) {
      file.begin(boot, earlier);
      LeaseFile.Slot slot = file.open(file.reserve().orElseThrow(), noted);
      for (int i = 0; i < 5; i++) {
        assertThat(slot.add(10)).isPositive();
      }
    }
  }

  private Leases leases() {
    return new Leases(store, clock, folder);
  }

  /** What a thread does again and again. */
  private interface Step {
    boolean more();
  }

  private static void inThreads(Step step) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    for (int i = 0; i < THREADS; i++) {
      threads.execute(
          () -> {
            boolean more = true;
            while (more) {
              more = step.more();
            }
          });
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
  }

  private static Payer payer(long renders) {
    Plan plan =
        new Plan(
            "solo",
            OptionalLong.of(renders),
            Overage.REFUSED,
            4,
            300,
            false,
            false,
            0,
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            false,
            false,
            60,
            60);
    return new Payer(WORKSPACE, "k1", plan, plan);
  }

  /** Stands still until it is moved. */
  private static final class MovedClock extends Clock {

    private Instant now = Instant.parse("2026-11-30T23:59:59.999Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
