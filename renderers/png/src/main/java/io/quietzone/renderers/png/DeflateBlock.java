package io.quietzone.renderers.png;

/**
 * One deflate block with dynamic Huffman codes (RFC 1951, sections 3.2.5 to 3.2.7), made of
 * literals and of matches at two distances. As there are two, each has a code of one bit.
 */
abstract class DeflateBlock {

  static final int END_OF_BLOCK = 256;
  static final int LITERALS_AND_LENGTHS = 286;
  static final int MAX_CODE_LENGTH = 15;
  static final int LONGEST = 258;

  private static final int LONGEST_SYMBOL = 285;
  private static final int SHORTEST = 3;

  /** BFINAL 1, BTYPE 10 (section 3.2.3). */
  private static final int LAST_DYNAMIC_BLOCK = 0b101;

  private final int rowSymbol;
  private final int rowBits;
  private final int rowBitCount;

  /**
   * Starts with nothing.
   *
   * @param rowDistance of the other distance than 1, up to 32,768
   */
  DeflateBlock(int rowDistance) {
    int beyond = rowDistance - 1;
    int extraBits = Math.max(0, 30 - Integer.numberOfLeadingZeros(beyond));
    rowSymbol = 2 * extraBits + (beyond >> extraBits);
    rowBits = 1 | (beyond & (1 << extraBits) - 1) << 1;
    rowBitCount = 1 + extraBits;
  }

  /** Adds the bytes from {@code from} to {@code to - 1} as they are. */
  abstract void literals(byte[] bytes, int from, int to);

  /**
   * Adds a match, as often as it is said.
   *
   * @param length 3–258
   * @param rowAbove whether it repeats what stands a row length before, not the byte before
   */
  abstract void match(int length, int times, boolean rowAbove);

  /**
   * Ends the block, which is the last of its stream.
   *
   * @return a zlib stream that lacks only its checksum
   */
  abstract BitWriter end();

  /**
   * Repeats the byte before.
   *
   * @param length at least 3
   */
  final void matchByteBefore(long length) {
    match(length, false);
  }

  /**
   * Repeats what stands a row length before.
   *
   * @param length at least 3
   */
  final void matchRowAbove(long length) {
    match(length, true);
  }

  private void match(long length, boolean rowAbove) {
    int longest = (int) (length / LONGEST);
    int rest = (int) (length % LONGEST);
    if (rest > 0 && rest < SHORTEST && longest > 0) {
      // Too short for a match of its own: it takes three bytes from the last of the longest.
      longest--;
      match(LONGEST - SHORTEST, 1, rowAbove);
      rest += SHORTEST;
    }
    if (longest > 0) {
      match(LONGEST, longest, rowAbove);
    }
    if (rest > 0) {
      match(rest, 1, rowAbove);
    }
  }

  /** A zlib stream up to the first literal of its only block. */
  final BitWriter start(HuffmanCode code) {
    BitWriter out = new BitWriter();
    // 32 KiB window, no dictionary, the default compression level (RFC 1950, section 2.2).
    out.put(0x78, 8);
    out.put(0x9C, 8);
    out.put(LAST_DYNAMIC_BLOCK, 3);
    CodeLengths.write(code, rowSymbol, out);
    return out;
  }

  final void writeMatch(int length, boolean rowAbove, HuffmanCode code, BitWriter out) {
    int extraBits = lengthExtraBits(length);
    code.write(lengthSymbol(length), out);
    out.put((length - SHORTEST) & (1 << extraBits) - 1, extraBits);
    out.put(rowAbove ? rowBits : 0, rowAbove ? rowBitCount : 1);
  }

  static int lengthSymbol(int length) {
    int extraBits = lengthExtraBits(length);
    return length == LONGEST
        ? LONGEST_SYMBOL
        : 257 + 4 * extraBits + ((length - SHORTEST) >> extraBits);
  }

  private static int lengthExtraBits(int length) {
    return length == LONGEST
        ? 0
        : Math.max(0, 29 - Integer.numberOfLeadingZeros(length - SHORTEST));
  }
}
