package io.quietzone.integrations.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  private static final int SEGMENT = Journal.MIN_SEGMENT_SIZE;
  private static final int PAGE = 1 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  void whatIsDurableIsReadInOrder() throws Exception {
    try (Journal journal = open()) {
      List<String> written = write(journal, 1000);

      assertThat(read(journal, 0)).isEqualTo(written);
      assertThat(journal.recorded()).isEqualTo(1000);
      assertThat(journal.lost()).isZero();
    }
  }

  @Test
  void theRecordsOfManyAtOnceAreAllThere() throws Exception {
    try (Journal journal = open()) {
      List<CompletableFuture<Boolean>> receipts = new ArrayList<>();
      List<String> records = IntStream.range(0, 5000).mapToObj(i -> "record " + i).toList();
      records.parallelStream()
          .forEach(
              record -> {
                CompletableFuture<Boolean> receipt = append(journal, record);
                synchronized (receipts) {
                  receipts.add(receipt);
                }
              });
      for (CompletableFuture<Boolean> receipt : receipts) {
        assertThat(settled(receipt)).isTrue();
      }

      assertThat(read(journal, 0)).containsExactlyInAnyOrderElementsOf(records);
    }
  }

  @Test
  void theNextStartFindsEverythingAndGoesOnBehindIt() throws Exception {
    List<String> written = new ArrayList<>();
    for (int start = 0; start < 3; start++) {
      try (Journal journal = open()) {
        assertThat(journal.recovered()).isEqualTo(journal.end());
        assertThat(read(journal, 0)).isEqualTo(written);
        written.addAll(write(journal, 400));
      }
    }
    try (Journal journal = open()) {
      assertThat(read(journal, 0)).isEqualTo(written);
    }
  }

  @Test
  void aTornEndIsPassedOver() throws Exception {
    List<String> written;
    try (Journal journal = open()) {
      written = write(journal, 20);
      write(journal, 1);
    }
    corrupt(lastSegment(), endOfData(lastSegment()) - 3, 3);

    try (Journal journal = open()) {
      assertThat(read(journal, 0)).isEqualTo(written);
      written.addAll(write(journal, 5));
      assertThat(read(journal, 0)).isEqualTo(written);
    }
  }

  @Test
  void aFlippedBitCostsOneRecord() throws Exception {
    List<String> written;
    long second;
    try (Journal journal = open()) {
      written = write(journal, 1);
      second = journal.end();
      written.addAll(write(journal, 20));
    }
    // In the first byte of the second record's length: nothing tells where the third starts.
    corrupt(lastSegment(), second + 2, 1);

    try (Journal journal = open()) {
      written.remove(1);
      assertThat(read(journal, 0)).isEqualTo(written);
      assertThat(journal.read(0, PAGE).damaged()).isEqualTo(1);
    }
  }

  @Test
  void damageInAnOldSegmentDoesNotHideTheNext() throws Exception {
    List<String> before;
    List<String> after;
    try (Journal journal = open()) {
      before = write(journal, 3);
    }
    Path damaged = lastSegment();
    try (Journal journal = open()) {
      after = write(journal, 3);
    }
    try (RandomAccessFile file = new RandomAccessFile(damaged.toFile(), "rw")) {
      file.setLength(4);
    }

    try (Journal journal = open()) {
      assertThat(before).isNotEmpty();
      assertThat(read(journal, 0)).isEqualTo(after);
      assertThat(journal.read(0, PAGE).damaged()).isPositive();
    }
  }

  @Test
  void anEmptySegmentIsNoRecord() throws Exception {
    List<String> written;
    try (Journal journal = open()) {
      written = write(journal, 3);
    }
    try (Journal journal = open()) {
      assertThat(journal.end()).isPositive();
    }
    Files.write(lastSegment(), new byte[0]);

    try (Journal journal = open()) {
      assertThat(read(journal, 0)).isEqualTo(written);
      written.addAll(write(journal, 3));
      assertThat(read(journal, 0)).isEqualTo(written);
    }
  }

  @Test
  void aRecordDoesNotPassForOneThatLiesElsewhere() throws Exception {
    Path first;
    try (Journal journal = open()) {
      write(journal, 3);
      first = lastSegment();
    }
    try (Journal journal = open()) {
      write(journal, 3);
    }
    Files.write(lastSegment(), Files.readAllBytes(first));

    try (Journal journal = open()) {
      assertThat(read(journal, 0)).hasSize(3);
    }
  }

  @Test
  void releasedSegmentsAreRemovedAndTheRestStays() throws Exception {
    try (Journal journal = open()) {
      for (int i = 0; i < 10; i++) {
        write(journal, 300);
      }
      int before = segments().size();
      Page page = journal.read(0, PAGE);
      long position = journal.read(page.next(), PAGE).next();
      List<String> rest = read(journal, position);

      journal.release(position);

      assertThat(segments()).hasSizeLessThan(before);
      assertThat(journal.start()).isLessThanOrEqualTo(position);
      assertThat(read(journal, position)).isEqualTo(rest);

      journal.release(journal.end());
      assertThat(segments()).hasSize(1);
      assertThat(read(journal, 0)).isEqualTo(read(journal, journal.start()));
    }
  }

  @Test
  void aJournalHasOneProcess() throws Exception {
    try (Journal journal = open()) {
      assertThat(journal.end()).isZero();
      assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("in use");
    }
  }

  @Test
  void theIdentityStaysUntilItIsRenewed() throws Exception {
    String id;
    try (Journal journal = open()) {
      id = journal.id();
      assertThat(journal.renew()).isNotEqualTo(id).isEqualTo(journal.id());
      id = journal.id();
    }
    try (Journal journal = open()) {
      assertThat(journal.id()).isEqualTo(id);
    }
  }

  /** {@code /dev/full} takes what is opened and refuses what is written, as a full disk does. */
  @Test
  void onAFullDiskRecordsAreRefusedAndCountedUntilThereIsRoom() throws Exception {
    try (Journal journal = open()) {
      List<String> written = write(journal, 1);
      Path spare = folder.resolve("spare");
      await(() -> Files.exists(spare) && Files.size(spare) == SEGMENT);
      Thread.sleep(100); // The last bytes are written; its maker has to see that.
      Files.delete(spare);
      Files.createSymbolicLink(spare, Path.of("/dev/full"));

      while (settled(append(journal, "x".repeat(1000)))) {
        written.add("x".repeat(1000));
      }

      assertThat(journal.isFailing()).isTrue();
      assertThat(settled(append(journal, "refused at once"))).isFalse();
      assertThat(journal.recorded()).isEqualTo(written.size());
      assertThat(journal.lost()).isEqualTo(2);
      assertThat(read(journal, 0)).isEqualTo(written);

      await(() -> settled(append(journal, "again")));
      assertThat(journal.isFailing()).isFalse();
      written.add("again");
      assertThat(read(journal, 0)).isEqualTo(written);
    }
  }

  @Test
  void aRecordHasOneByteAtLeastAndSixtyFourKibibytesAtMost() throws Exception {
    try (Journal journal = open()) {
      for (int wrong : new int[] {0, Journal.MAX_RECORD + 1}) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> journal.append(new byte[wrong], durable -> {}));
      }
      List<String> written = List.of("x".repeat(Journal.MAX_RECORD), "y");
      for (String record : written) {
        assertThat(settled(append(journal, record))).isTrue();
      }
      assertThat(read(journal, 0)).isEqualTo(written);
    }
  }

  @Test
  void afterItIsClosedRecordsAreRefused() throws Exception {
    Journal journal = open();
    journal.close();

    assertThat(settled(append(journal, "late"))).isFalse();
  }

  private Journal open() throws IOException, InterruptedException {
    return Journal.open(folder, SEGMENT);
  }

  /** Writes records of uneven lengths, each a group of its own or with others, as it happens. */
  private static List<String> write(Journal journal, int count) throws Exception {
    List<String> written = new ArrayList<>();
    List<CompletableFuture<Boolean>> receipts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String record = journal.end() + "/" + i + "-".repeat(i % 300);
      written.add(record);
      receipts.add(append(journal, record));
    }
    for (CompletableFuture<Boolean> receipt : receipts) {
      assertThat(settled(receipt)).isTrue();
    }
    return written;
  }

  private static CompletableFuture<Boolean> append(Journal journal, String record) {
    CompletableFuture<Boolean> receipt = new CompletableFuture<>();
    journal.append(record.getBytes(StandardCharsets.UTF_8), receipt::complete);
    return receipt;
  }

  private static boolean settled(CompletableFuture<Boolean> receipt) throws Exception {
    return receipt.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private static List<String> read(Journal journal, long from) throws IOException {
    List<String> records = new ArrayList<>();
    long position = from;
    while (position < journal.end()) {
      Page page = journal.read(position, 100_000);
      page.records().forEach(record -> records.add(new String(record, StandardCharsets.UTF_8)));
      assertThat(page.next()).isGreaterThan(position);
      position = page.next();
    }
    return records;
  }

  private List<Path> segments() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".segment")).sorted().toList();
    }
  }

  private Path lastSegment() throws IOException {
    List<Path> segments = segments();
    return segments.get(segments.size() - 1);
  }

  private static long endOfData(Path segment) throws IOException {
    byte[] bytes = Files.readAllBytes(segment);
    int end = bytes.length;
    while (bytes[end - 1] == 0) {
      end--;
    }
    return end;
  }

  private static void corrupt(Path file, long offset, int count) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      for (long at = offset; at < offset + count; at++) {
        bytes.seek(at);
        int old = bytes.read();
        bytes.seek(at);
        bytes.write(old ^ 0x10);
      }
    }
  }

  /** A condition that a test waits for. */
  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime() - end).as("waiting").isNegative();
      Thread.sleep(20);
    }
  }
}
