package io.quietzone.renderers.png;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bits into bytes, the lowest bit first (RFC 1951, section 3.1.1). */
final class BitWriter {

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes = new byte[1024];
  private int length;
  private long held;
  private int heldBits;

  /**
   * Appends bits.
   *
   * @param bits no bit set above {@code count}
   * @param count 0–32
   */
  void put(int bits, int count) {
    held |= (bits & 0xFFFFFFFFL) << heldBits;
    heldBits += count;
    if (heldBits >= Integer.SIZE) {
      writeHeld();
      length += Integer.BYTES;
      held >>>= Integer.SIZE;
      heldBits -= Integer.SIZE;
    }
  }

  void alignToByte() {
    put(0, -heldBits & 7);
  }

  /** What was written; the last byte is filled up with zeros. */
  byte[] bytes() {
    writeHeld();
    return Arrays.copyOf(bytes, length + (heldBits + 7) / 8);
  }

  private void writeHeld() {
    if (length + Integer.BYTES > bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length);
    }
    INTS.set(bytes, length, (int) held);
  }
}
