package io.quietzone.usage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * How many renders were delivered of each lease, in a file that is mapped into memory: to count one
 * is to write it, at the cost of an atomic addition. What is written there is the kernel's, so it
 * outlives a process that is killed; it does not outlive the machine, and the file says during
 * which boot it was written.
 *
 * <p>64 bytes each: a header, then slots. The header has a number that names this layout, the boot
 * and the holder, a slot has a lease's id, 0 where it is free, and what was delivered. All are
 * 64-bit integers in the machine's own byte order.
 */
final class LeaseFile implements AutoCloseable {

  /** How many leases a node has at once. */
  static final int SLOTS = 1024;

  /** So that no two slots share a line of a processor's cache. */
  private static final int SLOT_BYTES = 64;

  private static final long LAYOUT = 0x515a4c4541534531L;
  private static final int BOOT_AT = 8;
  private static final int HOLDER_AT = 24;
  private static final int DELIVERED_AT = 8;

  /** What counts: above it is a bit that says that no more is to be, and then the lease's id. */
  private static final long COUNT = (1L << 39) - 1;

  private static final long CLOSED = COUNT + 1;
  private static final int ID_SHIFT = 40;

  private static final VarHandle LONG =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private final FileChannel channel;
  private final ByteBuffer memory;
  private final Deque<Integer> free = new ArrayDeque<>();

  private LeaseFile(FileChannel channel, ByteBuffer memory) {
    this.channel = channel;
    this.memory = memory;
  }

  /**
   * What an earlier process has left of a lease.
   *
   * @param id of the lease
   * @param delivered of its renders
   */
  record Left(long id, long delivered) {}

  /**
   * Opens the file, or makes it.
   *
   * @throws IOException also if another process has it open
   */
  static LeaseFile open(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (!lock(channel)) {
        throw new IOException("another server has " + path + " open");
      }
      int size = (1 + SLOTS) * SLOT_BYTES;
      if (channel.size() < size) {
        // Written and not only sized: a full disk has to show here, not where memory is written.
        channel.write(ByteBuffer.allocate(size), 0);
      }
      return new LeaseFile(channel, channel.map(MapMode.READ_WRITE, 0, size));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** It is held for as long as the channel is open, and no longer than the process lives. */
  private static boolean lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** The run that wrote the file; empty if it is new. */
  Optional<UUID> holder() {
    return get(0) == LAYOUT ? Optional.of(uuid(HOLDER_AT)) : Optional.empty();
  }

  /** Whether all that was written is there: the machine has not gone down since. */
  boolean isOf(UUID boot) {
    return uuid(BOOT_AT).equals(boot);
  }

  /** The leases that an earlier process has left. */
  List<Left> left() {
    List<Left> left = new ArrayList<>();
    for (int slot = 0; slot < SLOTS; slot++) {
      long lease = get(at(slot));
      if (lease != 0) {
        left.add(new Left(lease, delivered(slot)));
      }
    }
    return left;
  }

  /** Starts anew: what an earlier process has left is settled. */
  void begin(UUID boot, UUID holder) {
    for (int slot = 0; slot < SLOTS; slot++) {
      set(at(slot), 0);
    }
    put(BOOT_AT, boot);
    put(HOLDER_AT, holder);
    set(0, LAYOUT);
    synchronized (free) {
      free.clear();
      IntStream.range(0, SLOTS).forEach(free::add);
    }
  }

  /** Keeps a slot for a lease that is about to be taken; empty if there is none. */
  OptionalInt reserve() {
    synchronized (free) {
      Integer slot = free.poll();
      return slot == null ? OptionalInt.empty() : OptionalInt.of(slot);
    }
  }

  /** Lets go of a slot that was reserved. */
  void release(int slot) {
    synchronized (free) {
      free.add(slot);
    }
  }

  /** Begins to count in a slot that was reserved. */
  Slot open(int slot, long lease) {
    set(at(slot) + DELIVERED_AT, lease << ID_SHIFT);
    // Last: before, the slot is free for whoever reads the file.
    set(at(slot), lease);
    return new Slot(slot, lease << ID_SHIFT);
  }

  /** Lets go of the file, and leaves it as it is. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is delivered of one lease. */
  final class Slot {

    private final int number;

    /** What is written beside the number. */
    private final long id;

    private Slot(int number, long id) {
      this.number = number;
      this.id = id;
    }

    /**
     * Counts one more, unless that would be more than the limit, or the slot is closed.
     *
     * @return how many there are, this one included; 0 if it was not counted
     */
    long add(long limit) {
      int at = at(number) + DELIVERED_AT;
      while (true) {
        long written = get(at);
        long delivered = written ^ id;
        // Whatever is not a number of this lease is larger, or negative.
        if (delivered < 0 || delivered >= limit) {
          return 0;
        }
        if (LONG.compareAndSet(memory, at, written, written + 1)) {
          return delivered + 1;
        }
      }
    }

    /** Counts no more: from now on the number stands. */
    void close() {
      LONG.getAndBitwiseOr(memory, at(number) + DELIVERED_AT, CLOSED);
    }

    /** How many were delivered. */
    long delivered() {
      return LeaseFile.this.delivered(number);
    }

    /** Gives the slot back: its lease is settled. */
    void free() {
      set(at(number), 0);
      release(number);
    }
  }

  private static int at(int slot) {
    return (1 + slot) * SLOT_BYTES;
  }

  private long delivered(int slot) {
    return get(at(slot) + DELIVERED_AT) & COUNT;
  }

  private UUID uuid(int at) {
    return new UUID(get(at), get(at + Long.BYTES));
  }

  private void put(int at, UUID value) {
    set(at, value.getMostSignificantBits());
    set(at + Long.BYTES, value.getLeastSignificantBits());
  }

  private long get(int at) {
    return (long) LONG.getVolatile(memory, at);
  }

  private void set(int at, long value) {
    LONG.setVolatile(memory, at, value);
  }
}
