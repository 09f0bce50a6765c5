package io.quietzone.scans;

import io.quietzone.integrations.journal.Journal;
import io.quietzone.integrations.journal.Receipt;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * This node's journal. Where its folder cannot be used, scans are answered all the same, counted as
 * lost, and it is tried again.
 */
@Singleton
class ScanJournal {

  private static final Logger LOG = System.getLogger(ScanJournal.class.getName());

  private static final long RETRY_MILLIS = 1000;

  private final Path folder;
  private final AtomicLong refused = new AtomicLong();
  private volatile @Nullable Journal journal;
  private volatile boolean stopped;

  @Resource private ManagedExecutorService executor;

  @Inject
  ScanJournal(@ConfigProperty(name = "QUIETZONE_HOME", defaultValue = ".") Path home) {
    this.folder = home.resolve("journal");
  }

  void onStart(@Observes Startup start) {
    if (!open()) {
      executor.execute(this::keepTrying);
    }
  }

  /** Adds a record; the receipt is told when it is on disk, or that it never will be. */
  void append(byte[] record, Receipt receipt) {
    Journal open = journal;
    if (open == null) {
      refused.incrementAndGet();
      receipt.settled(false);
    } else {
      open.append(record, receipt);
    }
  }

  /** Adds a record that matters less than scans of codes do, if it takes no room from these. */
  void offer(byte[] record) {
    Journal open = journal;
    if (open != null) {
      open.offer(record);
    }
  }

  /** Counts a scan as lost of which not even a record could be made. */
  void lose() {
    refused.incrementAndGet();
  }

  /** The journal; empty while it cannot be used. */
  Optional<Journal> get() {
    return Optional.ofNullable(journal);
  }

  /** How many scans were answered and could not be recorded, since the start. */
  long lost() {
    Journal open = journal;
    return refused.get() + (open == null ? 0 : open.lost());
  }

  boolean isFailing() {
    Journal open = journal;
    return open == null || open.isFailing();
  }

  private boolean open() {
    try {
      journal = Journal.open(folder, Journal.SEGMENT_SIZE);
      return true;
    } catch (IOException e) {
      LOG.log(Level.ERROR, "The journal of scans cannot be opened: scans are lost", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private void keepTrying() {
    try {
      do {
        Thread.sleep(RETRY_MILLIS);
      } while (!stopped && !open());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @PreDestroy
  void close() {
    stopped = true;
    Journal open = journal;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        LOG.log(Level.DEBUG, "The journal's lock could not be let go of", e);
      }
    }
  }
}
