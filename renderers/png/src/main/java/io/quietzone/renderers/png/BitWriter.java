package io.quietzone.renderers.png;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bits into bytes, the lowest bit first (RFC 1951, section 3.1.1). */
final class BitWriter {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** How many bits of a code in {@link #putCodes} hold its length. */
  static final int LENGTH_BITS = 4;

  private static final int LENGTH_MASK = (1 << LENGTH_BITS) - 1;

  private static final int START = 2048;

  private byte[] bytes;
  private int length;

  /** What is not yet whole bytes. */
  private long held;

  /** 0–7. */
  private int heldBits;

  /** Starts with nothing. */
  BitWriter() {
    bytes = new byte[START];
  }

  /** Goes on behind what another has. */
  BitWriter(BitWriter start) {
    bytes = Arrays.copyOf(start.bytes, Math.max(START, 2 * start.length));
    length = start.length;
    held = start.held;
    heldBits = start.heldBits;
  }

  /**
   * Appends bits.
   *
   * @param bits no bit set above {@code count}
   * @param count 0–32
   */
  void put(int bits, int count) {
    // Eight bytes each time, whole or not: cheaper than to ask how many there are.
    if (length + Long.BYTES > bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length);
    }
    held |= (bits & 0xFFFFFFFFL) << heldBits;
    heldBits += count;
    LONGS.set(bytes, length, held);
    length += heldBits >> 3;
    held >>>= heldBits & ~7;
    heldBits &= 7;
  }

  /**
   * Appends the codes of bytes.
   *
   * @param codes of each byte, its bits above the four that hold its length, 1–15
   * @param symbols the bytes are those from {@code from} to {@code to - 1}
   */
  void putCodes(int[] codes, byte[] symbols, int from, int to) {
    int most = (to - from + 1) * Short.BYTES + Long.BYTES;
    if (length + most > bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length + most);
    }
    // In variables of its own, which stay in registers.
    byte[] target = bytes;
    int at = length;
    long bits = held;
    int count = heldBits;
    for (int i = from; i < to; i++) {
      int code = codes[symbols[i] & 0xFF];
      bits |= (long) (code >>> LENGTH_BITS) << count;
      count += code & LENGTH_MASK;
      LONGS.set(target, at, bits);
      at += count >> 3;
      bits >>>= count & ~7;
      count &= 7;
    }
    length = at;
    held = bits;
    heldBits = count;
  }

  void alignToByte() {
    put(0, -heldBits & 7);
  }

  /** What was written; the last byte is filled up with zeros. */
  byte[] bytes() {
    return Arrays.copyOf(bytes, heldBits == 0 ? length : length + 1);
  }
}
