package io.quietzone.integrations.journal.bench;

import io.quietzone.integrations.journal.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The journal of this product: read back from its files, a page at a time. */
final class OwnJournal implements Contender {

  private static final int PAGE_BYTES = 1 << 20;
  private static final long PAUSE_MILLIS = 20;

  private final Journal journal;
  private final Thread reader = new Thread(this::takeOut, "reader");

  OwnJournal(Path folder) throws IOException, InterruptedException {
    this.journal = Journal.open(folder, Journal.SEGMENT_SIZE);
    reader.start();
  }

  private void takeOut() {
    try {
      for (long position = 0; ; Thread.sleep(PAUSE_MILLIS)) {
        while (position < journal.end()) {
          position = journal.read(position, PAGE_BYTES).next();
        }
        journal.release(position);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void append(byte[] record, Runnable durable) {
    journal.append(
        record,
        written -> {
          if (!written) {
            throw new IllegalStateException("a record was lost");
          }
          durable.run();
        });
  }

  @Override
  public void close() throws IOException {
    reader.interrupt();
    journal.close();
  }
}
