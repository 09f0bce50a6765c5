package io.quietzone.integrations.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it writes: what it had acknowledged is there, once. */
class JournalKilledTest {

  private static final int KILLS = 5;

  @TempDir private Path folder;

  @Test
  void nothingAcknowledgedIsLostOrThereTwice() throws Exception {
    List<Long> acknowledged = new ArrayList<>();
    for (long kill = 0; kill < KILLS; kill++) {
      acknowledged.addAll(appendUntilKilled(kill * 1_000_000_000));
    }

    List<Long> found = new ArrayList<>();
    try (Journal journal = Journal.open(folder, Journal.MIN_SEGMENT_SIZE * 4)) {
      for (long position = 0; position < journal.end(); ) {
        Page page = journal.read(position, 1 << 20);
        page.records().forEach(record -> found.add(ByteBuffer.wrap(record).getLong()));
        position = page.next();
      }
    }
    assertThat(acknowledged).hasSizeGreaterThan(KILLS * 64);
    assertThat(found).doesNotHaveDuplicates().containsAll(acknowledged);
  }

  private List<Long> appendUntilKilled(long firstNumber) throws IOException, InterruptedException {
    Process appender =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledAppender.class.getName(),
                folder.toString(),
                Long.toString(firstNumber))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (InputStream told = appender.getInputStream()) {
      List<Long> acknowledged = numbers(told, 64 * 20);
      // By its handle: destroying the Process would close what it has told.
      appender.toHandle().destroyForcibly();
      acknowledged.addAll(numbers(told, Integer.MAX_VALUE));
      return acknowledged;
    } finally {
      appender.destroyForcibly();
      assertThat(appender.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static List<Long> numbers(InputStream in, int atMost) throws IOException {
    List<Long> numbers = new ArrayList<>();
    DataInputStream data = new DataInputStream(in);
    try {
      while (numbers.size() < atMost) {
        numbers.add(data.readLong());
      }
    } catch (EOFException e) {
      // A record may be cut by the kill: it was not told.
    }
    return numbers;
  }
}
