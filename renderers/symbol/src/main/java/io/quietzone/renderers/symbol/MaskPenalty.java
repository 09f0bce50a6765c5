package io.quietzone.renderers.symbol;

import java.util.Arrays;

/**
 * The penalty points of a symbol under each mask (ISO/IEC 18004, clause 7.8.3.1), as ZXing counts
 * them.
 *
 * <p>Each rule looks at all 64 columns of a strip at once, one row after the other. The same done
 * to the columns finds what lies along the rows.
 */
final class MaskPenalty {

  private static final int BLOCK_POINTS = 3;
  private static final int FINDER_POINTS = 40;
  private static final int BALANCE_POINTS = 10;

  /** The light modules that a finder pattern has beside it. */
  private static final int BESIDE = 4;

  /** The modules across a finder pattern: 1:1:3:1:1. */
  private static final int FINDER = 7;

  private final int size;
  private final long[] rows;
  private final long[] columns;
  private final long[] steps;

  /** Room for the lines of a strip. */
  private final long[] lines;

  /**
   * Room for what is dark in a line or the three before it, one place further than the line. Before
   * the first line and beyond the last all is dark: a quiet zone is not counted as light modules.
   */
  private final long[] shades;

  /**
   * Takes the codewords' modules, all others light.
   *
   * @param columns the same as the rows
   */
  MaskPenalty(long[] rows, long[] columns, int size) {
    this.size = size;
    this.rows = rows;
    this.columns = columns;
    this.steps = steps(rows, size);
    this.lines = new long[size];
    this.shades = new long[size + FINDER + BESIDE];
    Arrays.fill(shades, -1);
  }

  /** The points of a mask, fewer being better. */
  int points(MaskTemplate mask) {
    int points = 0;
    int blocks = 0;
    int dark = -mask.darkBeyond();
    for (int start = 0; start < rows.length; start += size) {
      points += runs(columns, mask.columns(), start) + finders() * FINDER_POINTS;
      points += runs(rows, mask.rows(), start) + finders() * FINDER_POINTS;
      blocks += blocks(mask.steps(), start);
      dark += dark();
    }
    int modules = size * size;
    int imbalance = Math.abs(2 * dark - modules) * 10 / modules;
    return points + blocks * BLOCK_POINTS + imbalance * BALANCE_POINTS;
  }

  /**
   * Rule 1 across the lines of a strip, five or more alike: where nothing changes from line to line
   * four times is a hit; a run of n modules is n - 4 hits in a row and counts n - 2 points. Leaves
   * the masked lines, and their shades, for the other rules.
   */
  private int runs(long[] unmasked, long[] mask, int start) {
    int hits = 0;
    int firstHits = 0;
    long before1 = -1;
    long before2 = -1;
    long before3 = -1;
    long change1 = -1;
    long change2 = -1;
    long change3 = -1;
    long noHit = -1;
    for (int i = 0; i < size; i++) {
      long line = unmasked[start + i] ^ mask[start + i];
      long change = i == 0 ? -1 : line ^ before1;
      long changes = change | change1 | change2 | change3;
      hits += Long.bitCount(~changes);
      firstHits += Long.bitCount(noHit & ~changes);
      lines[i] = line;
      shades[i + 1] = line | before1 | before2 | before3;
      noHit = changes;
      change3 = change2;
      change2 = change1;
      change1 = change;
      before3 = before2;
      before2 = before1;
      before1 = line;
    }
    return hits + 2 * firstHits;
  }

  /** Rule 3 across the lines of a strip: finder patterns with four light modules on one side. */
  private int finders() {
    int finders = 0;
    for (int i = 0; i <= size - FINDER; i++) {
      long finder =
          lines[i]
              & ~lines[i + 1]
              & lines[i + 2]
              & lines[i + 3]
              & lines[i + 4]
              & ~lines[i + 5]
              & lines[i + 6];
      finders += Long.bitCount(finder & ~(shades[i] & shades[i + FINDER + BESIDE]));
    }
    return finders;
  }

  /** Rule 2: squares of two by two modules that are alike. */
  private int blocks(long[] mask, int start) {
    int blocks = 0;
    long before = lines[0];
    long stepBefore = steps[start] ^ mask[start];
    for (int i = 1; i < size; i++) {
      long line = lines[i];
      long step = steps[start + i] ^ mask[start + i];
      blocks += Long.bitCount(~((line ^ before) | step | stepBefore));
      before = line;
      stepBefore = step;
    }
    return blocks;
  }

  private int dark() {
    int dark = 0;
    for (long line : lines) {
      dark += Long.bitCount(line);
    }
    return dark;
  }

  /** For each module of the rows, whether its neighbour to the right differs from it. */
  static long[] steps(long[] rows, int size) {
    long[] steps = new long[rows.length];
    for (int start = 0; start < rows.length; start += size) {
      long inside = stepsInside(start / size, size);
      boolean last = start + size == rows.length;
      for (int i = start; i < start + size; i++) {
        long carry = last ? 0 : rows[i + size] >>> 63;
        steps[i] = (rows[i] ^ ((rows[i] << 1) | carry)) & inside;
      }
    }
    return steps;
  }

  /** The modules of a strip that have a neighbour to the right. */
  static long stepsInside(int strip, int size) {
    return Lines.inside(strip, size - 1);
  }
}
