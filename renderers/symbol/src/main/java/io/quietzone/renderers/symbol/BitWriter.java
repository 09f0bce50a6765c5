package io.quietzone.renderers.symbol;

/** Writes numbers of any length, highest bit first, one behind the other into codewords. */
final class BitWriter {

  private final byte[] codewords;
  private int length;
  private long pending;
  private int pendingBits;

  /** Writes from the start of an array that is large enough for all that follows. */
  BitWriter(byte[] codewords) {
    this.codewords = codewords;
  }

  /**
   * Writes one number.
   *
   * @param bits 0–32
   */
  void write(int value, int bits) {
    pending = (pending << bits) | value;
    pendingBits += bits;
    while (pendingBits >= 8) {
      pendingBits -= 8;
      codewords[length++] = (byte) (pending >>> pendingBits);
    }
  }

  /**
   * Ends the data (ISO/IEC 18004, clause 7.4.10): a terminator of four zero bits, or as many as
   * fit; zero bits up to the next codeword; pad codewords.
   *
   * @param capacity data codewords in all
   */
  void finish(int capacity) {
    write(0, Math.min(4, capacity * 8 - length * 8 - pendingBits));
    write(0, -pendingBits & 7);
    for (int pad = 0xEC; length < capacity; pad ^= 0xEC ^ 0x11) {
      codewords[length++] = (byte) pad;
    }
  }
}
