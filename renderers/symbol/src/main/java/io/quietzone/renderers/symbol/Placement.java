package io.quietzone.renderers.symbol;

/**
 * Where the codewords lie in the symbols of a version (ISO/IEC 18004, clause 7.7.3).
 *
 * <p>Most codewords fill a rectangle two modules wide and four high: they are placed as two runs of
 * four modules, one in each column. The others, bent around a function pattern, are placed module
 * by module.
 */
final class Placement {

  private static final int UPWARDS = 1 << 6;

  /**
   * By codeword, with {@link #UPWARDS} × 4 added where the placement runs upwards: what the right
   * column has, in the low four bits, and the left column, in the four above.
   */
  private static final byte[] RUNS = runs();

  private final int words;

  /** For each bit, in the order of placement: word in the columns × 64 + bit in the word. */
  private final int[] bits;

  /**
   * For each codeword that fills a rectangle: word of the right column × 128, plus the direction,
   * plus the lowest bit in the word. For each other codeword, -1.
   */
  private final int[] rectangles;

  Placement(FunctionPatterns patterns, int version) {
    int size = FunctionPatterns.size(version);
    this.words = size * Lines.strips(size);
    this.bits = bits(patterns, size, FunctionPatterns.dataModules(version));
    this.rectangles = new int[bits.length / 8];
    for (int i = 0; i < rectangles.length; i++) {
      rectangles[i] = rectangle(bits, i * 8);
    }
  }

  /**
   * Places codewords.
   *
   * @param order for each place, the index of its codeword
   * @return columns with all other modules light
   */
  long[] columns(byte[] codewords, short[] order) {
    long[] columns = new long[words];
    for (int i = 0; i < order.length; i++) {
      int codeword = codewords[order[i]] & 0xFF;
      int rectangle = rectangles[i];
      if (rectangle >= 0) {
        int runs = RUNS[codeword | (rectangle & UPWARDS) << 2];
        int right = rectangle >> 7;
        columns[right] |= (runs & 0xFL) << rectangle;
        columns[right - 1] |= ((runs >> 4) & 0xFL) << rectangle;
      } else {
        placeBits(codeword, i * 8, columns);
      }
    }
    return columns;
  }

  private void placeBits(int codeword, int first, long[] columns) {
    for (int i = 0; i < 8; i++) {
      int bit = bits[first + i];
      columns[bit >> 6] |= ((codeword >> (7 - i)) & 1L) << bit;
    }
  }

  /** Runs up and down the columns in pairs from the right, leaving out the vertical timing. */
  private static int[] bits(FunctionPatterns patterns, int size, int count) {
    int[] bits = new int[count];
    int found = 0;
    boolean upwards = true;
    for (int right = size - 1; right >= 1; right -= 2) {
      if (right == 6) {
        right = 5;
      }
      for (int i = 0; i < size; i++) {
        int y = upwards ? size - 1 - i : i;
        for (int x = right; x >= right - 1; x--) {
          if (!patterns.isReserved(x, y)) {
            bits[found++] = (y / Lines.WORD * size + x) * Lines.WORD + 63 - y % Lines.WORD;
          }
        }
      }
      upwards = !upwards;
    }
    return bits;
  }

  private static int rectangle(int[] bits, int first) {
    int start = bits[first];
    int step = bits[first + 2] - start;
    boolean fills = Math.abs(step) == 1 && start >> 6 == (start + 3 * step) >> 6;
    for (int i = 0; i < 4; i++) {
      int right = start + i * step;
      fills &= bits[first + 2 * i] == right && bits[first + 2 * i + 1] == right - Lines.WORD;
    }
    if (!fills) {
      return -1;
    }
    boolean upwards = step > 0;
    int lowest = upwards ? start : start + 3 * step;
    return (lowest >> 6) << 7 | (upwards ? UPWARDS : 0) | (lowest & 63);
  }

  private static byte[] runs() {
    byte[] runs = new byte[512];
    for (int codeword = 0; codeword < 256; codeword++) {
      int downwards = 0;
      int upwards = 0;
      for (int i = 0; i < 4; i++) {
        int right = (codeword >> (7 - 2 * i)) & 1;
        int left = (codeword >> (6 - 2 * i)) & 1;
        int pair = right | left << 4;
        downwards |= pair << (3 - i);
        upwards |= pair << i;
      }
      runs[codeword] = (byte) downwards;
      runs[codeword | UPWARDS << 2] = (byte) upwards;
    }
    return runs;
  }
}
