package io.quietzone.renderers.png;

import java.util.Arrays;

/**
 * One deflate block with dynamic Huffman codes (RFC 1951, sections 3.2.5 to 3.2.7), made of
 * literals and of matches at two distances. As there are two, each has a code of one bit.
 */
final class DeflateBlock {

  private static final int END_OF_BLOCK = 256;
  private static final int LONGEST_SYMBOL = 285;
  private static final int LITERALS_AND_LENGTHS = 286;
  private static final int LONGEST = 258;
  private static final int SHORTEST = 3;
  private static final int MAX_CODE_LENGTH = 15;

  /** BFINAL 1, BTYPE 10 (section 3.2.3). */
  private static final int LAST_DYNAMIC_BLOCK = 0b101;

  /** A whole number of longest matches that a token holds. */
  private static final int MAX_TOKEN = LONGEST << 20;

  /** A literal as it is; a match as -1 minus twice its length, minus 1 if it is the row above. */
  private int[] tokens = new int[2048];

  private int count;
  private final int[] frequencies = new int[LITERALS_AND_LENGTHS];
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

  void literal(byte value) {
    append(value & 0xFF);
    frequencies[value & 0xFF]++;
  }

  /**
   * Repeats the byte before.
   *
   * @param length at least 3
   */
  void matchByteBefore(long length) {
    matchAll(length, 0);
  }

  /**
   * Repeats what stands a row length before.
   *
   * @param length at least 3
   */
  void matchRowAbove(long length) {
    matchAll(length, 1);
  }

  private void matchAll(long length, int distance) {
    long rest = length;
    while (rest > MAX_TOKEN + LONGEST) {
      match(MAX_TOKEN, distance);
      rest -= MAX_TOKEN;
    }
    match((int) rest, distance);
  }

  private void match(int length, int distance) {
    int longest = length / LONGEST;
    int rest = length % LONGEST;
    if (rest > 0 && rest < SHORTEST && longest > 0) {
      // Too short for a match of its own: it takes three bytes from the last of the longest.
      longest--;
      matchOnce(LONGEST - SHORTEST, distance);
      rest += SHORTEST;
    }
    if (longest > 0) {
      append(matchToken(longest * LONGEST, distance));
      frequencies[LONGEST_SYMBOL] += longest;
    }
    if (rest > 0) {
      matchOnce(rest, distance);
    }
  }

  private void matchOnce(int length, int distance) {
    append(matchToken(length, distance));
    frequencies[lengthSymbol(length)]++;
  }

  private static int matchToken(int length, int distance) {
    return -1 - (length << 1 | distance);
  }

  private void append(int token) {
    if (count == tokens.length) {
      tokens = Arrays.copyOf(tokens, 2 * count);
    }
    tokens[count++] = token;
  }

  /** Ends the block, which is the last of its stream, and writes it. */
  void write(BitWriter out) {
    frequencies[END_OF_BLOCK] = 1;
    HuffmanCode code = HuffmanCode.of(frequencies, MAX_CODE_LENGTH);
    out.put(LAST_DYNAMIC_BLOCK, 3);
    CodeLengths.write(code, rowSymbol, out);
    for (int i = 0; i < count; i++) {
      int literals = i;
      while (i < count && tokens[i] >= 0) {
        i++;
      }
      if (i > literals) {
        code.writeAll(tokens, literals, i, out);
      }
      if (i < count) {
        writeMatch(-1 - tokens[i], code, out);
      }
    }
    code.write(END_OF_BLOCK, out);
  }

  private void writeMatch(int match, HuffmanCode code, BitWriter out) {
    int length = match >> 1;
    boolean rowAbove = (match & 1) == 1;
    int distanceBits = rowAbove ? rowBits : 0;
    int distanceBitCount = rowAbove ? rowBitCount : 1;
    for (int rest = length; rest >= LONGEST; rest -= LONGEST) {
      code.write(LONGEST_SYMBOL, out);
      out.put(distanceBits, distanceBitCount);
    }
    if (length < LONGEST) {
      int extraBits = lengthExtraBits(length);
      code.write(lengthSymbol(length), out);
      out.put((length - SHORTEST) & (1 << extraBits) - 1, extraBits);
      out.put(distanceBits, distanceBitCount);
    }
  }

  private static int lengthSymbol(int length) {
    int extraBits = lengthExtraBits(length);
    return 257 + 4 * extraBits + ((length - SHORTEST) >> extraBits);
  }

  private static int lengthExtraBits(int length) {
    return Math.max(0, 29 - Integer.numberOfLeadingZeros(length - SHORTEST));
  }
}
