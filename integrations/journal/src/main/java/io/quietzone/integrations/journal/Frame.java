package io.quietzone.integrations.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * A record as it lies on disk: its length and a checksum, 4 bytes each, big-endian, then its bytes.
 * The checksum is the CRC-32C (RFC 3720, appendix B.4) of the length and the bytes, mixed with the
 * record's position, so that a record never passes for one that lies elsewhere.
 */
final class Frame {

  /** Bytes before the record's own. */
  static final int HEADER = 8;

  /** Bytes in one record at the most. */
  static final int MAX_RECORD = 1 << 16;

  /** 2⁶⁴ divided by the golden ratio: neighbouring positions become unlike numbers. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private Frame() {}

  static int size(byte[] record) {
    return HEADER + record.length;
  }

  static void write(byte[] record, long position, ByteBuffer out, CRC32C crc) {
    out.putInt(record.length);
    out.putInt(checksum(record, 0, record.length, position, crc));
    out.put(record);
  }

  /** Whether a number can be the length of a record; empty ones are not written. */
  static boolean isLength(int number) {
    return number > 0 && number <= MAX_RECORD;
  }

  static int checksum(byte[] bytes, int offset, int length, long position, CRC32C crc) {
    crc.reset();
    crc.update(length >>> 16);
    crc.update(length >>> 8);
    crc.update(length);
    crc.update(bytes, offset, length);
    return (int) crc.getValue() ^ (int) ((position * SPREAD) >>> 32);
  }
}
