package io.quietzone.renderers.symbol;

/**
 * Where the bits of the codewords lie in the symbols of a version (ISO/IEC 18004, clause 7.7.3).
 */
final class Placement {

  private final int words;

  /** For each bit in the order of placement: word in {@link Lines} × 64 + bit number. */
  private final int[] places;

  Placement(FunctionPatterns patterns, int version) {
    int size = FunctionPatterns.size(version);
    this.words = size * Lines.strips(size);
    this.places = places(patterns, size, FunctionPatterns.dataModules(version));
  }

  /**
   * Places codewords.
   *
   * @param order for each place, the index of its codeword
   * @return rows with all other modules light
   */
  long[] rows(byte[] codewords, short[] order) {
    long[] rows = new long[words];
    int bit = 0;
    for (short index : order) {
      int codeword = codewords[index];
      for (int i = 7; i >= 0; i--) {
        int place = places[bit++];
        rows[place >> 6] |= ((codeword >> i) & 1L) << place;
      }
    }
    return rows;
  }

  /** Runs up and down the columns in pairs from the right, leaving out the vertical timing. */
  private static int[] places(FunctionPatterns patterns, int size, int count) {
    int[] places = new int[count];
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
            places[found++] = (x / Lines.WORD * size + y) * Lines.WORD + 63 - x % Lines.WORD;
          }
        }
      }
      upwards = !upwards;
    }
    return places;
  }
}
