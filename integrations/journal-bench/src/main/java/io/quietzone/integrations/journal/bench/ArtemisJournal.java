package io.quietzone.integrations.journal.bench;

import io.quietzone.integrations.journal.Journal;
import java.util.ArrayList;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.activemq.artemis.core.io.SequentialFileFactory;
import org.apache.activemq.artemis.core.journal.IOCompletion;
import org.apache.activemq.artemis.core.journal.RecordInfo;
import org.apache.activemq.artemis.core.journal.impl.JournalImpl;
import org.apache.activemq.artemis.core.journal.impl.dataformat.ByteArrayEncoding;

/**
 * The journal of Apache ActiveMQ Artemis, with the sizes of files that ours has, and as many of
 * them made ahead. A record is taken out by a further one, which need not be durable; nothing is
 * read back, because it has no reader beside its writer: whoever uses it keeps in memory what it
 * has not dealt with.
 */
final class ArtemisJournal implements Contender {

  private static final int FILES = 10;
  private static final byte KIND = 1;

  private final JournalImpl journal;
  private final AtomicLong ids = new AtomicLong();
  private final BlockingQueue<Long> added = new LinkedBlockingQueue<>();
  private final Thread importer = new Thread(this::takeOut, "importer");

  ArtemisJournal(SequentialFileFactory files) throws Exception {
    this.journal =
        new JournalImpl(
            Journal.SEGMENT_SIZE, FILES, FILES, 0, 0, files, "scans", "artemis", files.getMaxIO());
    journal.start();
    journal.load(new ArrayList<RecordInfo>(), new ArrayList<>(), null, false);
    importer.start();
  }

  private void takeOut() {
    try {
      while (true) {
        journal.appendDeleteRecord(added.take(), false);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void append(byte[] record, Runnable durable) throws Exception {
    long id = ids.incrementAndGet();
    journal.appendAddRecord(
        id,
        KIND,
        new ByteArrayEncoding(record),
        true,
        new Completion(
            () -> {
              added.add(id);
              durable.run();
            }));
  }

  @Override
  public void close() {
    importer.interrupt();
    journal.stop();
  }

  private record Completion(Runnable durable) implements IOCompletion {

    @Override
    public void storeLineUp() {
      // Nothing is kept in line here.
    }

    @Override
    public void done() {
      durable.run();
    }

    @Override
    public void onError(int code, String message) {
      throw new IllegalStateException("a record was lost: " + code + " " + message);
    }
  }
}
