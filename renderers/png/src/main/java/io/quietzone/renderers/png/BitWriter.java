package io.quietzone.renderers.png;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bits into bytes, the lowest bit first (RFC 1951, section 3.1.1). */
final class BitWriter {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes = new byte[2048];
  private int length;

  /** What is not yet whole bytes. */
  private long held;

  /** 0–7. */
  private int heldBits;

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

  void alignToByte() {
    put(0, -heldBits & 7);
  }

  /** What was written; the last byte is filled up with zeros. */
  byte[] bytes() {
    return Arrays.copyOf(bytes, heldBits == 0 ? length : length + 1);
  }
}
