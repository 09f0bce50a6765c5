package io.quietzone.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.quietzone.plans.Plan;
import io.quietzone.plans.Plan.Overage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CounterTest {

  private static final int THREADS = 32;

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void eachRequestGetsARenderOfItsOwnUntilNoneIsLeft() throws Exception {
    AtomicLong used = new AtomicLong();
    AtomicInteger statements = new AtomicInteger();
    Counter counter =
        new Counter(
            (payer, wanted) -> {
              statements.incrementAndGet();
              pause(1);
              long granted = Math.min(wanted, 1000 - used.get());
              used.addAndGet(granted);
              return new Taken(granted, 0, used.get(), used.get(), OptionalLong.empty());
            });

    List<Taken> all = take(counter, 1200);

    assertThat(all.stream().filter(taken -> taken.granted() == 1).map(Taken::used))
        .as("how many were used after each render")
        .hasSize(1000)
        .doesNotHaveDuplicates()
        .allMatch(after -> after >= 1 && after <= 1000);
    assertThat(all.stream().filter(taken -> taken.granted() == 0)).hasSize(200);
    assertThat(statements.get()).as("statements for 1,200 renders").isLessThan(600);
  }

  @Test
  void aFailureIsToldToAllWhoWaitedForItAndToNobodyElse() throws Exception {
    AtomicInteger statements = new AtomicInteger();
    CountDownLatch second = new CountDownLatch(1);
    Counter counter =
        new Counter(
            (payer, wanted) -> {
              if (statements.incrementAndGet() == 1) {
                await(second);
                throw new IllegalStateException("the database is away");
              }
              return new Taken(wanted, 0, wanted, wanted, OptionalLong.empty());
            });

    Future<Taken> first = threads.submit(() -> counter.take(payer("k1")));
    while (statements.get() == 0) {
      pause(1);
    }
    Future<Taken> follower = threads.submit(() -> counter.take(payer("k1")));
    pause(50);
    second.countDown();

    assertThatThrownBy(first::get)
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("the database is away");
    assertThat(follower.get().granted()).isEqualTo(1);
  }

  @Test
  void keysDoNotWaitForEachOther() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Counter counter =
        new Counter(
            (payer, wanted) -> {
              if ("slow".equals(payer.keyId())) {
                await(never);
              }
              return new Taken(wanted, 0, wanted, wanted, OptionalLong.empty());
            });
    Future<Taken> slow = threads.submit(() -> counter.take(payer("slow")));

    assertThat(counter.take(payer("quick")).granted()).isEqualTo(1);
    never.countDown();
    assertThat(slow.get().granted()).isEqualTo(1);
  }

  @Test
  void whatWasPaidByCreditIsNotOfTheQuota() {
    Taken together = new Taken(4, 3, 11, 20, OptionalLong.empty());

    assertThat(List.of(together.share(0), together.share(2), together.share(3)))
        .extracting(Taken::used, Taken::byCredit)
        .containsExactly(tuple(10L, 1L), tuple(10L, 1L), tuple(11L, 0L));
    assertThat(together.share(4).granted()).isZero();
  }

  private List<Taken> take(Counter counter, int requests) throws Exception {
    List<Future<Taken>> asked = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      asked.add(threads.submit(() -> counter.take(payer("k1"))));
    }
    List<Taken> taken = new ArrayList<>();
    for (Future<Taken> answer : asked) {
      taken.add(answer.get());
    }
    return taken;
  }

  private static Payer payer(String key) {
    Plan plan =
        new Plan(
            "solo",
            OptionalLong.of(1000),
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
    return new Payer("w1", key, plan, plan);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
