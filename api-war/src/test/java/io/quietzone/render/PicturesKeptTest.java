package io.quietzone.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.quietzone.accounts.Caller;
import io.quietzone.accounts.Role;
import io.quietzone.render.Pictures.Found;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is drawn, how often, and how much of it is kept. */
class PicturesKeptTest {

  private static final int FILE_BYTES = 300_000;

  private final Caller caller = new Caller.Member("w1", "pro", "somebody", Role.OWNER);
  private final AtomicInteger drawn = new AtomicInteger();
  private final CountDownLatch drawing = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  @AfterEach
  void stop() {
    end.countDown();
    threads.shutdownNow();
  }

  @Test
  void equalOrdersInFlightAreDrawnOnce() throws Exception {
    Pictures pictures = Orders.pictures(this::slow, 1);
    Future<Found> first = threads.submit(() -> get(pictures, "a"));
    drawing.await();
    Future<Found> second = threads.submit(() -> get(pictures, "a"));
    Thread.sleep(50);
    assertThat(second.isDone()).isFalse();
    end.countDown();

    assertThat(first.get().cached()).isFalse();
    assertThat(second.get().cached()).isTrue();
    assertThat(second.get().file()).isSameAs(first.get().file());
    assertThat(drawn).hasValue(1);
  }

  @Test
  void picturesAreKeptUpToTheirMegabytesAndNoMore() {
    Pictures pictures = Orders.pictures(PicturesKeptTest::file, 1);
    for (int i = 0; i < 12; i++) {
      get(pictures, "a" + i);
    }

    assertThat(pictures.kept()).isEqualTo(3);
    assertThat(IntStream.range(0, 12))
        .filteredOn(i -> pictures.kept(NamedOrder.of(Orders.readable("a" + i))).isPresent())
        .hasSize(3);
  }

  private Found get(Pictures pictures, String text) {
    return pictures.get(caller, Orders.readable(text), Remedy.LARGEST_INCHES, false);
  }

  private static byte[] file() {
    return new byte[FILE_BYTES];
  }

  private byte[] slow() {
    drawn.incrementAndGet();
    drawing.countDown();
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return file();
  }
}
