package io.quietzone.renderers.symbol;

import io.quietzone.renderers.spi.ErrorCorrection;

/**
 * All that a mask adds to the codewords' modules in the symbols of a version and level: the mask
 * itself where data is (ISO/IEC 18004, clause 7.8.2), function patterns and format information
 * elsewhere. One XOR makes a symbol of both.
 *
 * <p>Beyond the symbol's edge, lines are dark and light in turn: no two neighbours are alike there,
 * so that the penalty rules, which count likeness, need not know where the edge is.
 */
final class MaskTemplate {

  private final int mask;
  private final int size;
  private final long[] rows;
  private final long[] columns;
  private final long[] steps;
  private final int darkBeyond;

  MaskTemplate(FunctionPatterns patterns, int version, ErrorCorrection level, int mask) {
    this.mask = mask;
    this.size = FunctionPatterns.size(version);
    this.rows = new long[size * Lines.strips(size)];
    drawModules(patterns);
    drawFormat(FormatInformation.format(level, mask));
    this.columns = Lines.transpose(rows, size);
    this.steps = MaskPenalty.steps(rows, size);
    int dark = 0;
    for (int strip = 0; strip < Lines.strips(size); strip++) {
      long beyond = ~Lines.inside(strip, size);
      for (int i = 0; i < size; i++) {
        int word = strip * size + i;
        long stripe = i % 2 == 0 ? beyond : 0;
        rows[word] |= stripe;
        columns[word] |= stripe;
        steps[word] |= ~MaskPenalty.stepsInside(strip, size);
        dark += Long.bitCount(stripe);
      }
    }
    this.darkBeyond = dark;
  }

  int mask() {
    return mask;
  }

  /** Rows, with stripes beyond the edge. */
  long[] rows() {
    return rows;
  }

  /** Columns, with stripes beyond the edge. */
  long[] columns() {
    return columns;
  }

  /** What {@link MaskPenalty#steps} gives for the rows, with ones where there is no neighbour. */
  long[] steps() {
    return steps;
  }

  /** How many dark modules the stripes beyond the edge of the rows have. */
  int darkBeyond() {
    return darkBeyond;
  }

  private void drawModules(FunctionPatterns patterns) {
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        if (patterns.isReserved(x, y) ? patterns.isDark(x, y) : inverts(x, y)) {
          setDark(x, y);
        }
      }
    }
  }

  private boolean inverts(int x, int y) {
    return switch (mask) {
      case 0 -> (x + y) % 2 == 0;
      case 1 -> y % 2 == 0;
      case 2 -> x % 3 == 0;
      case 3 -> (x + y) % 3 == 0;
      case 4 -> (x / 3 + y / 2) % 2 == 0;
      case 5 -> (x * y) % 2 + (x * y) % 3 == 0;
      case 6 -> ((x * y) % 2 + (x * y) % 3) % 2 == 0;
      case 7 -> ((x + y) % 2 + (x * y) % 3) % 2 == 0;
      default -> throw new IllegalArgumentException("masks are 0–7: " + mask);
    };
  }

  /** Draws both copies of the format information (clause 7.9.1, figure 25). */
  private void drawFormat(int bits) {
    for (int i = 0; i < 15; i++) {
      if (((bits >> i) & 1) == 1) {
        int upright = i < 6 ? i : i < 8 ? i + 1 : size - 15 + i;
        int across = i < 8 ? size - 1 - i : i == 8 ? 7 : 14 - i;
        setDark(8, upright);
        setDark(across, 8);
      }
    }
  }

  private void setDark(int x, int y) {
    rows[x / Lines.WORD * size + y] |= Lines.bit(x);
  }
}
