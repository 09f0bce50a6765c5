package io.quietzone.renderers.symbol;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the codewords lie in the symbols of a version (ISO/IEC 18004, clause 7.7.3).
 *
 * <p>Wherever eight bits that follow one another, of one codeword or of two, fill a rectangle two
 * modules wide and four high, they are placed as two runs of four modules, one in each column. The
 * others, bent around a function pattern, are placed one by one.
 */
final class Placement {

  private static final int UPWARDS = 1 << 6;

  /**
   * By eight bits, with {@link #UPWARDS} × 4 added where the placement runs upwards: what the right
   * column has, in the low four bits, and the left column, in the four above.
   */
  private static final byte[] RUNS = runs();

  private final int words;

  /** For each rectangle, the number of its first bit in the order of placement. */
  private final int[] rectangleBits;

  /** For each rectangle: word of the right column × 128 + direction + lowest bit in the word. */
  private final int[] rectanglePlaces;

  /** For each bit outside the rectangles, its number in the order of placement. */
  private final int[] singleBits;

  /** For each bit outside the rectangles: word in the columns × 64 + bit in the word. */
  private final int[] singlePlaces;

  Placement(FunctionPatterns patterns, int version) {
    int size = FunctionPatterns.size(version);
    this.words = size * Lines.strips(size);
    int[] modules = modules(patterns, version);
    int[] places =
        IntStream.range(0, modules.length / 8 * 8).map(i -> place(modules[i], size)).toArray();
    List<Integer> rectangles = new ArrayList<>();
    List<Integer> singles = new ArrayList<>();
    int bit = 0;
    while (bit < places.length) {
      boolean fills = fillsRectangle(places, bit);
      (fills ? rectangles : singles).add(bit);
      bit += fills ? 8 : 1;
    }
    this.rectangleBits = rectangles.stream().mapToInt(Integer::intValue).toArray();
    this.rectanglePlaces = IntStream.of(rectangleBits).map(i -> rectangle(places, i)).toArray();
    this.singleBits = singles.stream().mapToInt(Integer::intValue).toArray();
    this.singlePlaces = IntStream.of(singleBits).map(i -> places[i]).toArray();
  }

  /**
   * Places codewords.
   *
   * @param codewords in the order of placement, with one more byte behind them
   * @return columns with all other modules light
   */
  long[] columns(byte[] codewords) {
    long[] columns = new long[words];
    for (int i = 0; i < rectangleBits.length; i++) {
      int bit = rectangleBits[i];
      int place = rectanglePlaces[i];
      int pair = codewords[bit >> 3] << 8 | (codewords[(bit >> 3) + 1] & 0xFF);
      int eight = (pair >> (8 - (bit & 7))) & 0xFF;
      int runs = RUNS[eight | (place & UPWARDS) << 2];
      int right = place >> 7;
      columns[right] |= (runs & 0xFL) << place;
      columns[right - 1] |= ((runs >> 4) & 0xFL) << place;
    }
    for (int i = 0; i < singleBits.length; i++) {
      int bit = singleBits[i];
      int place = singlePlaces[i];
      columns[place >> 6] |= ((codewords[bit >> 3] >> (7 - (bit & 7))) & 1L) << place;
    }
    return columns;
  }

  /**
   * The modules that codewords and remainder bits are placed in, up and down the columns in pairs
   * from the right, leaving out the vertical timing.
   *
   * @return for each bit in the order of placement, row × size + column
   */
  static int[] modules(FunctionPatterns patterns, int version) {
    int size = FunctionPatterns.size(version);
    int[] modules = new int[FunctionPatterns.dataModules(version)];
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
            modules[found++] = y * size + x;
          }
        }
      }
      upwards = !upwards;
    }
    return modules;
  }

  /** Word in the columns × 64 + bit in the word. */
  private static int place(int module, int size) {
    int y = module / size;
    int x = module % size;
    return (y / Lines.WORD * size + x) * Lines.WORD + 63 - y % Lines.WORD;
  }

  private static boolean fillsRectangle(int[] places, int first) {
    if (first + 8 > places.length) {
      return false;
    }
    int start = places[first];
    int step = places[first + 2] - start;
    boolean fills = Math.abs(step) == 1 && start >> 6 == (start + 3 * step) >> 6;
    for (int i = 0; i < 4; i++) {
      int right = start + i * step;
      fills &= places[first + 2 * i] == right && places[first + 2 * i + 1] == right - Lines.WORD;
    }
    return fills;
  }

  private static int rectangle(int[] places, int first) {
    int start = places[first];
    boolean upwards = places[first + 2] > start;
    int lowest = upwards ? start : start - 3;
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
