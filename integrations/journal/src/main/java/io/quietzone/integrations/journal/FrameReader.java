package io.quietzone.integrations.journal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * Finds the records in a chunk of the journal. Where bytes are damaged, it looks for the next place
 * at which a record's checksum is right: one flipped bit costs one record, not those behind it.
 */
final class FrameReader {

  private final byte[] chunk;
  private final ByteBuffer view;
  private final long start;
  private final boolean last;
  private final CRC32C crc = new CRC32C();

  private int offset;
  private int damaged;
  private int lastEnd;

  /**
   * Reads a chunk.
   *
   * @param start the position of its first byte
   * @param last whether nothing follows it, so that what is not whole in it is damage
   */
  FrameReader(byte[] chunk, long start, boolean last) {
    this.chunk = chunk;
    this.view = ByteBuffer.wrap(chunk);
    this.start = start;
    this.last = last;
  }

  /** Hands on every whole record. */
  void forEach(Consumer<byte[]> sink) {
    boolean sound = true;
    while (hasFrameOrDamage()) {
      int length = soundLength();
      if (length > 0) {
        int from = offset + Frame.HEADER;
        sink.accept(Arrays.copyOfRange(chunk, from, from + length));
        offset = from + length;
        lastEnd = offset;
        sound = true;
      } else {
        damaged += sound ? 1 : 0;
        sound = false;
        skip();
      }
    }
  }

  /**
   * Goes on to where a record may begin: not before the last three of the zeros that follow, of
   * which the part of a segment that is not written yet consists.
   */
  private void skip() {
    offset++;
    while (offset + Long.BYTES <= chunk.length && view.getLong(offset) == 0) {
      offset += Long.BYTES - Integer.BYTES + 1;
    }
  }

  /** Where the last record ended. */
  long endOfRecords() {
    return start + lastEnd;
  }

  /** Where to go on reading: behind everything that is read or cannot be read. */
  long next() {
    return start + (last ? chunk.length : offset);
  }

  int damaged() {
    return damaged;
  }

  /** Whether there is enough at the offset to judge it; the next chunk starts there if not. */
  private boolean hasFrameOrDamage() {
    int left = chunk.length - offset;
    if (left < Frame.HEADER) {
      return last && left > 0;
    }
    int length = view.getInt(offset);
    return last || !Frame.isLength(length) || left >= Frame.HEADER + length;
  }

  /** The length of the record at the offset; 0 if there is none whose checksum is right. */
  private int soundLength() {
    int left = chunk.length - offset - Frame.HEADER;
    if (left <= 0) {
      return 0;
    }
    int length = view.getInt(offset);
    if (!Frame.isLength(length) || length > left) {
      return 0;
    }
    int checksum = Frame.checksum(chunk, offset + Frame.HEADER, length, start + offset, crc);
    return checksum == view.getInt(offset + Integer.BYTES) ? length : 0;
  }
}
