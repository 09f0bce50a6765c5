package io.quietzone.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {

  private final Turns turns = new Turns();

  @Test
  void fourOfOneScopeWorkAtOnceAndAllHaveTheirTurn() throws Exception {
    AtomicInteger working = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Future<Integer>> results = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        int number = i;
        results.add(
            threads.submit(
                () ->
                    turns.take(
                        "scope",
                        () -> {
                          most.accumulateAndGet(working.incrementAndGet(), Math::max);
                          pause();
                          working.decrementAndGet();
                          return number;
                        })));
      }
      for (int i = 0; i < 64; i++) {
        assertThat(results.get(i).get()).isEqualTo(i);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(most.get()).isBetween(2, 4);
  }

  @Test
  void workThatFailsMakesRoomForTheNext() {
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(
              () ->
                  turns.take(
                      "scope",
                      () -> {
                        throw new IllegalStateException("failed");
                      }))
          .hasMessage("failed");
    }
  }

  private static void pause() {
    try {
      Thread.sleep(2);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
