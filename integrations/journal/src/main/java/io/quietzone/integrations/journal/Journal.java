package io.quietzone.integrations.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Records in the order in which they came, in files of one folder. A record is appended, its {@link
 * Receipt} says when it is on disk, readers see it from then on, and when nobody needs it any more
 * it is released.
 *
 * <p>A record's position is the number of bytes before it since the journal was made. Segments are
 * files of a fixed size, named after their first position; a segment ends where the next one
 * starts, whatever lies behind that in its file. Each start begins a new one, so that a torn end is
 * never written to again.
 */
public final class Journal implements AutoCloseable {

  /** The usual size of a segment, bytes. */
  public static final int SEGMENT_SIZE = 1 << 24;

  /** Bytes in one record at the most. */
  public static final int MAX_RECORD = Frame.MAX_RECORD;

  private static final int MIN_CHUNK = Frame.HEADER + Frame.MAX_RECORD;

  /** The smallest segment, bytes. */
  static final int MIN_SEGMENT_SIZE = MIN_CHUNK;

  private final Folder folder;
  private final ConcurrentNavigableMap<Long, Path> segments;
  private final GroupWriter writer;
  private final long recovered;
  private String id;

  private Journal(
      Folder folder, ConcurrentNavigableMap<Long, Path> segments, long end, int segmentSize)
      throws IOException {
    this.folder = folder;
    this.segments = segments;
    this.recovered = end;
    this.writer = new GroupWriter(folder, segments, end, segmentSize);
    this.id = folder.id();
  }

  /**
   * Opens a journal, or makes one.
   *
   * @param path its folder
   * @param segmentSize bytes, {@value #MIN_SEGMENT_SIZE} or more; {@link #SEGMENT_SIZE} is usual
   * @throws IOException if the folder cannot be used, or another process has it
   */
  public static Journal open(Path path, int segmentSize) throws IOException, InterruptedException {
    if (segmentSize < MIN_SEGMENT_SIZE) {
      throw new IllegalArgumentException("segments of " + segmentSize + " bytes");
    }
    Folder folder = Folder.take(path);
    try {
      ConcurrentNavigableMap<Long, Path> segments = new ConcurrentSkipListMap<>(folder.segments());
      Map.Entry<Long, Path> last = segments.lastEntry();
      long end = last == null ? 0 : endOfRecords(last.getKey(), last.getValue());
      Journal journal = new Journal(folder, segments, end, segmentSize);
      journal.writer.start();
      return journal;
    } catch (IOException | InterruptedException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /** Tells this journal from those of other nodes. */
  public String id() {
    return id;
  }

  /** Becomes another journal for whoever remembers positions by the journal's identity. */
  public String renew() throws IOException {
    id = folder.newId();
    return id;
  }

  /**
   * Adds a record. Never waits.
   *
   * @param record 1 to {@value #MAX_RECORD} bytes, not to be changed afterwards
   * @param receipt told when the record is on disk, or that it never will be
   */
  public void append(byte[] record, Receipt receipt) {
    requireLength(record);
    writer.append(record, receipt);
  }

  /**
   * Adds a record that nobody waits for and that may be missing, if that takes no room from others:
   * not while many wait, nor while records are lost. Never waits.
   *
   * @param record as for {@link #append}
   * @return whether it was taken; if not, it is not counted as lost
   */
  public boolean offer(byte[] record) {
    requireLength(record);
    return writer.offer(record);
  }

  /** The position behind the last record on disk. */
  public long end() {
    return writer.end();
  }

  /** Where the records end that an earlier process wrote. */
  public long recovered() {
    return recovered;
  }

  /** The position of the oldest record that is kept. */
  public long start() {
    return segments.firstKey();
  }

  /** How many records were made durable, since the start. */
  public long recorded() {
    return writer.recorded();
  }

  /** How many records were refused, or lost with a write that failed, since the start. */
  public long lost() {
    return writer.lost();
  }

  /** Whether records are lost at the moment. */
  public boolean isFailing() {
    return writer.isFailing();
  }

  /**
   * Reads records.
   *
   * @param position 0, or where an earlier page said that the next one starts
   * @param bytes about how much to read at the most
   * @return a page without records when there is nothing new
   */
  public Page read(long position, int bytes) throws IOException {
    long end = end();
    if (position >= end) {
      return new Page(List.of(), position, 0);
    }
    Map.Entry<Long, Path> segment = segments.floorEntry(position);
    if (segment == null) {
      return new Page(List.of(), segments.firstKey(), 0);
    }
    Long following = segments.higherKey(position);
    long limit = following == null ? end : Math.min(end, following);
    long size = Math.min(limit - position, Math.max(bytes, MIN_CHUNK));
    byte[] chunk = bytes(segment.getValue(), position - segment.getKey(), (int) size);
    boolean cut = chunk.length < size;
    boolean last = cut || position + size == limit;
    FrameReader frames = new FrameReader(chunk, position, last);
    List<byte[]> records = new ArrayList<>();
    frames.forEach(records::add);
    return new Page(records, last ? limit : frames.next(), frames.damaged() + (cut ? 1 : 0));
  }

  /** Gives up the records before a position; files are removed when all of theirs are given up. */
  public void release(long position) throws IOException {
    Map.Entry<Long, Path> oldest = segments.firstEntry();
    Long following = segments.higherKey(oldest.getKey());
    while (following != null && following <= position) {
      Files.deleteIfExists(oldest.getValue());
      segments.remove(oldest.getKey());
      oldest = segments.firstEntry();
      following = segments.higherKey(oldest.getKey());
    }
  }

  /** Makes durable what waits, and lets go of the folder. */
  @Override
  public void close() throws IOException {
    try {
      writer.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    folder.close();
  }

  private static void requireLength(byte[] record) {
    if (!Frame.isLength(record.length)) {
      throw new IllegalArgumentException("a record of " + record.length + " bytes");
    }
  }

  private static long endOfRecords(long base, Path segment) throws IOException {
    byte[] whole = bytes(segment, 0, Math.toIntExact(Files.size(segment)));
    FrameReader frames = new FrameReader(whole, base, true);
    frames.forEach(record -> {});
    return frames.endOfRecords();
  }

  /** What there is of so many bytes from an offset on. */
  private static byte[] bytes(Path file, long offset, int size) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(size);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (bytes.hasRemaining() && channel.read(bytes, offset + bytes.position()) >= 0) {
        // Until the buffer is full or the file ends.
      }
    }
    byte[] read = new byte[bytes.position()];
    bytes.flip().get(read);
    return read;
  }
}
