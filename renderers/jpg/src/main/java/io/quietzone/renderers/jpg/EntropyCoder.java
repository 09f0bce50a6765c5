package io.quietzone.renderers.jpg;

import java.io.ByteArrayOutputStream;

/** Bits into bytes, the highest first; a zero byte after each of ones (ITU-T T.81, F.1.2.3). */
final class EntropyCoder {

  private final ByteArrayOutputStream out;
  private long held;
  private int heldBits;

  EntropyCoder(ByteArrayOutputStream out) {
    this.out = out;
  }

  /** Writes a symbol. */
  void write(HuffmanCode code, int symbol) {
    put(code.word(symbol), code.size(symbol));
  }

  /**
   * Writes a number: a symbol with how many bits it has, then these bits (F.1.2.1.1).
   *
   * @param run added to the symbol
   */
  void write(HuffmanCode code, int run, int value) {
    int bits = 32 - Integer.numberOfLeadingZeros(Math.abs(value));
    write(code, run + bits);
    int lowest = value < 0 ? value - 1 : value;
    put(lowest & ((1 << bits) - 1), bits);
  }

  /** Fills the last byte up with ones. */
  void flush() {
    int rest = -heldBits & 7;
    put((1 << rest) - 1, rest);
  }

  private void put(int bits, int count) {
    held = held << count | bits;
    heldBits += count;
    while (heldBits >= 8) {
      heldBits -= 8;
      int value = (int) (held >>> heldBits) & 0xFF;
      out.write(value);
      if (value == 0xFF) {
        out.write(0);
      }
    }
  }
}
