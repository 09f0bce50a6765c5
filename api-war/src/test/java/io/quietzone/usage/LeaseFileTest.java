package io.quietzone.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quietzone.usage.LeaseFile.Left;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseFileTest {

  private static final UUID BOOT = new UUID(1, 2);
  private static final UUID HOLDER = new UUID(3, 4);

  @TempDir private Path folder;

  @Test
  void whatWasCountedIsThereWhenItIsOpenedAgain() throws IOException {
    try (LeaseFile file = begun()) {
      LeaseFile.Slot slot = open(file, 17);
      assertThat(slot.add(100)).isEqualTo(1);
      assertThat(slot.add(100)).isEqualTo(2);
      open(file, 18).free();
      file.reserve();
    }

    try (LeaseFile again = LeaseFile.open(path())) {
      assertThat(again.holder()).contains(HOLDER);
      assertThat(again.isOf(BOOT)).isTrue();
      assertThat(again.isOf(new UUID(1, 3))).isFalse();
      assertThat(again.left()).containsExactly(new Left(17, 2));
    }
  }

  @Test
  void aNewFileIsNobodys() throws IOException {
    try (LeaseFile file = LeaseFile.open(path())) {
      assertThat(file.holder()).isEmpty();
    }
  }

  @Test
  void aFileThatIsTooShortIsNobodysAndMadeAnew() throws IOException {
    Files.write(path(), new byte[] {1, 2, 3});
    try (LeaseFile file = begun()) {
      assertThat(open(file, 5).add(1)).isEqualTo(1);
    }
  }

  @Test
  void nobodyElseOpensIt() throws IOException {
    try (LeaseFile file = LeaseFile.open(path())) {
      assertThat(file.holder()).isEmpty();
      assertThatThrownBy(() -> LeaseFile.open(path()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("another server");
    }
  }

  @Test
  void noMoreAreCountedThanThereAreAndNoneOnceItIsClosed() throws IOException {
    try (LeaseFile file = begun()) {
      LeaseFile.Slot slot = open(file, 17);
      assertThat(slot.add(2)).isEqualTo(1);
      assertThat(slot.add(2)).isEqualTo(2);
      assertThat(slot.add(2)).isZero();
      assertThat(slot.add(3)).isEqualTo(3);

      slot.close();

      assertThat(slot.add(100)).isZero();
      assertThat(slot.delivered()).isEqualTo(3);
      assertThat(file.left()).containsExactly(new Left(17, 3));
    }
  }

  @Test
  void whoComesTooLateDoesNotCountForTheNextLeaseOfTheSlot() throws IOException {
    try (LeaseFile file = begun()) {
      LeaseFile.Slot late = open(file, 17);
      late.free();
      for (long lease = 18; lease < 18 + LeaseFile.SLOTS; lease++) {
        open(file, lease);
      }

      assertThat(file.reserve()).isEmpty();
      assertThat(late.add(100)).isZero();
      assertThat(file.left()).hasSize(LeaseFile.SLOTS).allMatch(left -> left.delivered() == 0);
    }
  }

  @Test
  void threadsCountEachOnce() throws Exception {
    long limit = 100_000;
    AtomicLong counted = new AtomicLong();
    try (LeaseFile file = begun()) {
      LeaseFile.Slot slot = open(file, 17);
      ExecutorService threads = Executors.newFixedThreadPool(32);
      for (int i = 0; i < 32; i++) {
        threads.execute(
            () -> {
              while (slot.add(limit) > 0) {
                counted.incrementAndGet();
              }
            });
      }
      threads.shutdown();
      assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();

      assertThat(counted).hasValue(limit);
      assertThat(slot.delivered()).isEqualTo(limit);
    }
  }

  private LeaseFile begun() throws IOException {
    LeaseFile file = LeaseFile.open(path());
    file.begin(BOOT, HOLDER);
    return file;
  }

  private static LeaseFile.Slot open(LeaseFile file, long lease) {
    return file.open(file.reserve().orElseThrow(), lease);
  }

  private Path path() {
    return folder.resolve("leases");
  }
}
