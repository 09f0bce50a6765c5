package io.quietzone.integrations.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the writing thread goes through, and goes on. */
class GroupWriterTest {

  private static final byte[] RECORD = new byte[1000];
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path path;

  private final AtomicBoolean nextSegmentFails = new AtomicBoolean();
  private Folder folder;
  private GroupWriter writer;

  /** Segments of which one may meet an error that is no exception. */
  private final class Segments extends ConcurrentSkipListMap<Long, Path> {

    @Override
    public Path put(Long position, Path segment) {
      if (nextSegmentFails.getAndSet(false)) {
        throw new OutOfMemoryError("played");
      }
      return super.put(position, segment);
    }
  }

  @BeforeEach
  void start() throws Exception {
    folder = Folder.take(path);
    writer = new GroupWriter(folder, new Segments(), 0, Journal.MIN_SEGMENT_SIZE);
    writer.start();
  }

  @AfterEach
  void stop() throws Exception {
    writer.stop();
    folder.close();
  }

  @Test
  void anErrorCostsOneGroupAndIsGotOver() throws Exception {
    nextSegmentFails.set(true);
    int written = 0;
    while (settled(append())) {
      written++;
    }

    assertThat(writer.isFailing()).isTrue();
    assertThat(writer.recorded()).isEqualTo(written);
    assertThat(writer.lost()).isEqualTo(1);

    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!settled(append())) {
      assertThat(System.nanoTime() - end).as("waiting").isNegative();
      Thread.sleep(20);
    }
    assertThat(writer.isFailing()).isFalse();
    assertThat(writer.recorded()).isEqualTo(written + 1);
  }

  @Test
  void anErrorOfAReceiptHarmsNobodyElse() throws Exception {
    writer.append(
        RECORD,
        durable -> {
          throw new StackOverflowError("played");
        });

    assertThat(settled(append())).isTrue();
    assertThat(writer.recorded()).isEqualTo(2);
  }

  @Test
  void whatNobodyWaitsForLeavesThreeQuartersOfTheRoomToOthers() throws Exception {
    CountDownLatch stalled = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    writer.append(
        RECORD,
        durable -> {
          stalled.countDown();
          await(goOn);
        });
    await(stalled);

    int offered = 0;
    while (offered < 1 << 16 && writer.offer(RECORD)) {
      offered++;
    }
    assertThat(offered).isEqualTo(1 << 14);
    List<CompletableFuture<Boolean>> receipts = new ArrayList<>();
    for (int i = 0; i < 3 << 14; i++) {
      receipts.add(append());
    }
    goOn.countDown();

    for (CompletableFuture<Boolean> receipt : receipts) {
      assertThat(settled(receipt)).isTrue();
    }
    assertThat(writer.lost()).isZero();
    assertThat(writer.recorded()).isEqualTo(1 + offered + receipts.size());
    assertThat(writer.offer(RECORD)).isTrue();
  }

  @Test
  void whatNobodyWaitsForIsNotLostWhileRecordsAre() throws Exception {
    nextSegmentFails.set(true);
    while (settled(append())) {
      assertThat(writer.lost()).isZero();
    }

    assertThat(writer.offer(RECORD)).isFalse();
    assertThat(writer.lost()).isEqualTo(1);
  }

  private CompletableFuture<Boolean> append() {
    CompletableFuture<Boolean> receipt = new CompletableFuture<>();
    writer.append(RECORD, receipt::complete);
    return receipt;
  }

  private static boolean settled(CompletableFuture<Boolean> receipt) throws Exception {
    return receipt.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
