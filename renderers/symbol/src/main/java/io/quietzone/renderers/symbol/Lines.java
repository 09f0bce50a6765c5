package io.quietzone.renderers.symbol;

import java.util.Arrays;

/**
 * How a symbol's modules are kept: as rows, or as columns, of longs.
 *
 * <p>A <em>strip</em> is 64 modules wide and runs along all lines: word {@code strip * size + line}
 * of the array. The highest bit of a word is the first of its modules; a set bit is dark.
 */
final class Lines {

  static final int WORD = 64;

  private Lines() {}

  /** The strips, and so the words of one line, of a symbol of some size. */
  static int strips(int size) {
    return (size + WORD - 1) / WORD;
  }

  /** The word of a strip that has ones for the modules in the symbol and zeros beyond. */
  static long inside(int strip, int size) {
    int width = Math.min(WORD, size - strip * WORD);
    return width <= 0 ? 0 : -1L << (WORD - width);
  }

  /** A word with one module set. */
  static long bit(int position) {
    return 1L << (63 - position % WORD);
  }

  /** Makes columns of rows, or rows of columns. */
  static long[] transpose(long[] lines, int size) {
    int strips = strips(size);
    long[] transposed = new long[lines.length];
    long[] square = new long[WORD];
    for (int from = 0; from < strips; from++) {
      for (int to = 0; to < strips; to++) {
        int height = Math.min(WORD, size - to * WORD);
        int width = Math.min(WORD, size - from * WORD);
        System.arraycopy(lines, from * size + to * WORD, square, 0, height);
        Arrays.fill(square, height, WORD, 0);
        transposeSquare(square);
        System.arraycopy(square, 0, transposed, to * size + from * WORD, width);
      }
    }
    return transposed;
  }

  /** Transposes 64 × 64 bits by exchanging quarters, then quarters of quarters, and so on. */
  private static void transposeSquare(long[] square) {
    long mask = 0xFFFF_FFFFL;
    for (int distance = 32; distance != 0; distance >>= 1, mask ^= mask << distance) {
      for (int start = 0; start < WORD; start += 2 * distance) {
        for (int i = start; i < start + distance; i++) {
          long difference = (square[i] ^ (square[i + distance] >>> distance)) & mask;
          square[i] ^= difference;
          square[i + distance] ^= difference << distance;
        }
      }
    }
  }
}
