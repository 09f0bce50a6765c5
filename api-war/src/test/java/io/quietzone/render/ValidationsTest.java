package io.quietzone.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quietzone.accounts.Caller;
import io.quietzone.accounts.Role;
import io.quietzone.plans.CatalogueForTests;
import io.quietzone.shares.TooManyAtOnce;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ValidationsTest {

  private final AtomicInteger judged = new AtomicInteger();
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  private final Validations validations =
      new Validations(
          CatalogueForTests.builtIn(),
          Orders.drawnBy(this::slow),
          Orders.pictures(this::slow, 1),
          Duration.ofMillis(50));

  @AfterEach
  void stop() {
    end.countDown();
    threads.shutdownNow();
  }

  @Test
  void whoWaitsForATurnIsToldToComeAgain() throws Exception {
    List<Future<Validation>> others =
        IntStream.range(0, 2).mapToObj(i -> threads.submit(() -> judge("a" + i))).toList();
    while (judged.get() < others.size()) {
      Thread.sleep(5);
    }

    assertThatThrownBy(() -> judge("b")).isInstanceOf(TooManyAtOnce.class);
    end.countDown();
    for (Future<Validation> other : others) {
      assertThat(other.get().problem()).isEmpty();
    }
    assertThat(judge("b").problem()).isEmpty();
  }

  private Validation judge(String text) {
    Caller caller = new Caller.Member("w1", "pro", "somebody", Role.OWNER);
    return validations.validate(caller, Orders.readable(text), false);
  }

  private byte[] slow() {
    judged.incrementAndGet();
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return new byte[1];
  }
}
