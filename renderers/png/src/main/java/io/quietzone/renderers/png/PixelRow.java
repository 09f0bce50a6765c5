package io.quietzone.renderers.png;

import io.quietzone.renderers.spi.Symbol;
import java.util.Arrays;

/**
 * One row of pixels as PNG stores it (ISO/IEC 15948, clause 7.2): the filter type, then one bit a
 * pixel, the highest bit leftmost. A set bit is a dark module.
 */
final class PixelRow {

  /** The first byte is 0: no filter. */
  private final byte[] bytes;

  PixelRow(int length) {
    bytes = new byte[length];
  }

  byte[] bytes() {
    return bytes;
  }

  void clear() {
    Arrays.fill(bytes, (byte) 0);
  }

  /** Replaces the row by a row of modules. */
  void draw(Symbol symbol, int y, int originPixels, int modulePixels) {
    clear();
    for (int word = 0; word << 6 < symbol.size(); word++) {
      int origin = originPixels + (word << 6) * modulePixels;
      long dark = symbol.row(y, word);
      int x = 0;
      while (dark != 0) {
        int light = Long.numberOfLeadingZeros(dark);
        dark <<= light;
        int run = Long.numberOfLeadingZeros(~dark);
        x += light + run;
        darken(origin + (x - run) * modulePixels, origin + x * modulePixels);
        // In two steps, because a shift by 64 shifts nothing.
        dark = dark << (run - 1) << 1;
      }
    }
  }

  private void darken(int from, int to) {
    int first = 1 + (from >> 3);
    int last = 1 + ((to - 1) >> 3);
    int firstBits = 0xFF >> (from & 7);
    int lastBits = 0xFF << (-to & 7);
    if (first == last) {
      bytes[first] |= (byte) (firstBits & lastBits);
      return;
    }
    bytes[first] |= (byte) firstBits;
    for (int i = first + 1; i < last; i++) {
      bytes[i] = (byte) 0xFF;
    }
    bytes[last] |= (byte) lastBits;
  }
}
