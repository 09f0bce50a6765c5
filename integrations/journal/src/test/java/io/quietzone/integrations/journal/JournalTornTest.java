package io.quietzone.integrations.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a power cut may make of the end of a journal that was not synced: at every single byte of
 * it.
 */
class JournalTornTest {

  private static final List<String> RECORDS = List.of("durable", "on its way", "x".repeat(70));

  @TempDir private Path folder;

  private final Random random = new Random(1);

  /** What is behind the cut: it never reached the disk, or something else is there. */
  private enum Loss {
    SHORTER,
    ZEROS,
    NOISE,
    HOLE
  }

  @Test
  void whereverTheEndIsTornWhatWasDurableIsThereAndTheJournalGoesOn() throws Exception {
    List<Long> ends = new ArrayList<>();
    Path whole = folder.resolve("whole");
    try (Journal journal = open(whole)) {
      for (String record : RECORDS) {
        append(journal, record);
        ends.add(journal.end());
      }
    }
    byte[] segment = Files.readAllBytes(onlySegment(whole));
    int tried = 0;
    for (Loss loss : Loss.values()) {
      for (int cut = Math.toIntExact(ends.get(0)); cut < ends.get(2); cut++) {
        Path torn = Files.createDirectory(folder.resolve(loss + "-" + cut));
        Files.write(
            torn.resolve("0000000000000000.segment"), torn(segment, cut, ends.get(2), loss));
        int kept = cut < ends.get(1) ? 1 : 2;
        try (Journal journal = open(torn)) {
          List<String> read = read(journal);
          assertThat(read).as("%s at %d", loss, cut).startsWith(first(kept));
          assertThat(RECORDS).containsAll(read);
          append(journal, "next");
          assertThat(read(journal))
              .startsWith(first(kept))
              .endsWith("next")
              .doesNotHaveDuplicates();
        }
        tried++;
      }
    }
    assertThat(tried).isGreaterThan(300);
  }

  private byte[] torn(byte[] segment, int cut, long end, Loss loss) {
    byte[] torn = segment.clone();
    switch (loss) {
      case SHORTER -> torn = Arrays.copyOf(segment, cut);
      case ZEROS -> Arrays.fill(torn, cut, torn.length, (byte) 0);
      case NOISE -> {
        byte[] noise = new byte[Math.toIntExact(end) - cut];
        random.nextBytes(noise);
        System.arraycopy(noise, 0, torn, cut, noise.length);
      }
      // A sector that was written later than the one behind it.
      case HOLE -> Arrays.fill(torn, cut, Math.min(cut + 8, Math.toIntExact(end)), (byte) 0);
    }
    return torn;
  }

  private static String[] first(int count) {
    return RECORDS.subList(0, count).toArray(new String[0]);
  }

  private static Journal open(Path path) throws IOException, InterruptedException {
    return Journal.open(path, Journal.MIN_SEGMENT_SIZE);
  }

  private static void append(Journal journal, String record) throws Exception {
    CompletableFuture<Boolean> receipt = new CompletableFuture<>();
    journal.append(record.getBytes(StandardCharsets.US_ASCII), receipt::complete);
    assertThat(receipt.get(10, TimeUnit.SECONDS)).isTrue();
  }

  private static List<String> read(Journal journal) throws IOException {
    List<String> records = new ArrayList<>();
    long position = 0;
    while (position < journal.end()) {
      Page page = journal.read(position, Journal.MIN_SEGMENT_SIZE);
      page.records().forEach(record -> records.add(new String(record, StandardCharsets.US_ASCII)));
      position = page.next();
    }
    return records;
  }

  private static Path onlySegment(Path path) throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      List<Path> segments = files.filter(file -> file.toString().endsWith(".segment")).toList();
      assertThat(segments).hasSize(1);
      return segments.get(0);
    }
  }
}
