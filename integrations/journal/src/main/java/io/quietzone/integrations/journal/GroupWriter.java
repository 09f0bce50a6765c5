package io.quietzone.integrations.journal;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes. It takes whatever waits, writes it at once, makes it durable with one
 * fsync, and tells everybody; meanwhile the next group gathers.
 *
 * <p>After a failed write or fsync nobody knows what is on disk, and a second fsync of the same
 * file may claim success for pages that were dropped. So the segment is left as it is, and the next
 * one starts where the last durable record ended: what lies behind that in the old one is never
 * read. Until a segment can be made again, records are refused at once.
 */
final class GroupWriter implements Runnable {

  private static final Logger LOG = System.getLogger(GroupWriter.class.getName());

  private static final int MAX_GROUP = 1 << 20;

  /** More than ever wait when the disk works; what comes on top is refused, not kept in memory. */
  private static final int MAX_WAITING = 1 << 16;

  /** From so many on there is room only for records that somebody waits for. */
  private static final int CROWDED = MAX_WAITING / 4;

  private static final long RETRY_NANOS = 1_000_000_000L;

  private static final Receipt NOBODY_WAITS = durable -> {};

  private final Folder folder;
  private final Spare spare;
  private final int segmentSize;
  private final ConcurrentNavigableMap<Long, Path> segments;

  private final Queue<Pending> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waitingCount = new AtomicInteger();
  private final AtomicLong recorded = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private final Thread thread = new Thread(this, "journal");
  private volatile boolean idle;
  private volatile boolean stopped;
  private volatile boolean failing;
  private volatile long end;

  // Of the writing thread only.
  private final ByteBuffer buffer;
  private final CRC32C crc = new CRC32C();
  private final List<Pending> group = new ArrayList<>();
  private @Nullable FileChannel segment;
  private long segmentBase;
  private long retryAt;

  private record Pending(byte[] record, Receipt receipt) {}

  GroupWriter(
      Folder folder, ConcurrentNavigableMap<Long, Path> segments, long end, int segmentSize) {
    this.folder = folder;
    this.segments = segments;
    this.end = end;
    this.segmentSize = segmentSize;
    this.spare = new Spare(folder.spare(), segmentSize);
    this.buffer = ByteBuffer.allocateDirect(Math.min(MAX_GROUP, segmentSize));
  }

  /** Makes the first segment and starts to take records. */
  void start() throws IOException, InterruptedException {
    openSegment();
    thread.start();
  }

  void append(byte[] record, Receipt receipt) {
    if (stopped || waitingCount.get() >= MAX_WAITING) {
      settle(new Pending(record, receipt), false);
      return;
    }
    waitingCount.incrementAndGet();
    waiting.add(new Pending(record, receipt));
    if (idle) {
      LockSupport.unpark(thread);
    }
  }

  boolean offer(byte[] record) {
    boolean taken = !stopped && !failing && waitingCount.get() < CROWDED;
    if (taken) {
      append(record, NOBODY_WAITS);
    }
    return taken;
  }

  /** The position behind the last durable record. */
  long end() {
    return end;
  }

  long recorded() {
    return recorded.get();
  }

  long lost() {
    return lost.get();
  }

  boolean isFailing() {
    return failing;
  }

  /** Writes what waits, and ends. */
  void stop() throws InterruptedException {
    stopped = true;
    LockSupport.unpark(thread);
    thread.join();
    for (Pending late = waiting.poll(); late != null; late = waiting.poll()) {
      settle(late, false);
    }
  }

  @Override
  public void run() {
    while (!stopped || !waiting.isEmpty()) {
      if (waiting.isEmpty()) {
        pause();
      } else {
        boolean durable = commit();
        if (durable) {
          recorded.addAndGet(group.size());
        }
        for (Pending pending : group) {
          settle(pending, durable);
        }
        group.clear();
      }
    }
    closeSegment();
  }

  private void gather() {
    buffer.clear();
    Pending next = waiting.peek();
    while (next != null && buffer.remaining() >= Frame.size(next.record())) {
      Frame.write(next.record(), end + buffer.position(), buffer, crc);
      group.add(next);
      waiting.remove();
      waitingCount.decrementAndGet();
      next = waiting.peek();
    }
    buffer.flip();
  }

  private void pause() {
    idle = true;
    // Again, now that whoever appends will wake this thread.
    if (waiting.isEmpty() && !stopped) {
      LockSupport.park(this);
    }
    idle = false;
  }

  /**
   * Gathers a group and makes it durable. Whatever goes wrong, this thread goes on: it is alone.
   */
  private boolean commit() {
    try {
      gather();
      if (failing && System.nanoTime() - retryAt < 0) {
        return false;
      }
      write();
      if (failing) {
        LOG.log(Level.WARNING, "The journal can be written again");
        failing = false;
      }
      return true;
    } catch (Throwable e) {
      boolean known = failing;
      failing = true;
      retryAt = System.nanoTime() + RETRY_NANOS;
      closeSegment();
      if (!known) {
        say("The journal cannot be written: scans are lost", e);
      }
      return false;
    }
  }

  private void write() throws IOException, InterruptedException {
    if (segment == null || end - segmentBase + buffer.remaining() > segmentSize) {
      openSegment();
    }
    FileChannel file = segment;
    if (file == null) {
      throw new IOException("there is no segment to write to");
    }
    long offset = end - segmentBase;
    while (buffer.hasRemaining()) {
      offset += file.write(buffer, offset);
    }
    file.force(false);
    end = segmentBase + offset;
  }

  private void openSegment() throws IOException, InterruptedException {
    closeSegment();
    Path path = folder.adopt(spare.take(), end);
    segment = FileChannel.open(path, StandardOpenOption.WRITE);
    segmentBase = end;
    segments.put(end, path);
    spare.prepare();
  }

  private void closeSegment() {
    try {
      if (segment != null) {
        segment.close();
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "A segment could not be closed", e);
    }
    segment = null;
  }

  private void settle(Pending pending, boolean durable) {
    if (!durable) {
      lost.incrementAndGet();
    }
    try {
      pending.receipt().settled(durable);
    } catch (Throwable e) {
      say("A receipt failed", e);
    }
  }

  private static void say(String what, Throwable failure) {
    try {
      LOG.log(Level.ERROR, what, failure);
    } catch (Throwable unsaid) {
      // Whoever is out of memory may be so while it says that, too.
    }
  }
}
