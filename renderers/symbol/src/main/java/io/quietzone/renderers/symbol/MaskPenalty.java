package io.quietzone.renderers.symbol;

import java.util.Arrays;

/**
 * The penalty points of a masked symbol (ISO/IEC 18004, clause 7.8.3.1), as ZXing counts them.
 *
 * <p>Each rule looks at all 64 columns of a strip at once, one row after the other. The same done
 * to the columns finds what lies along the rows.
 */
final class MaskPenalty {

  private static final int BLOCK_POINTS = 3;
  private static final int FINDER_POINTS = 40;
  private static final int BALANCE_POINTS = 10;

  private MaskPenalty() {}

  /**
   * The points of a mask.
   *
   * @param rows the codewords' modules, all others light
   * @param columns the same as columns
   * @param steps what {@link #steps} gives for the rows
   */
  static int points(long[] rows, long[] columns, long[] steps, MaskTemplate mask, int size) {
    int points = 0;
    int blocks = 0;
    int dark = -mask.darkBeyond();
    for (int start = 0; start < rows.length; start += size) {
      points += alongLines(rows, mask.rows(), start, size);
      points += alongLines(columns, mask.columns(), start, size);
      blocks += blocks(rows, mask.rows(), steps, mask.steps(), start, size);
      dark += dark(rows, mask.rows(), start, size);
    }
    int modules = size * size;
    int imbalance = Math.abs(2 * dark - modules) * 10 / modules;
    return points + blocks * BLOCK_POINTS + imbalance * BALANCE_POINTS;
  }

  /**
   * Rules 1 and 3 across the lines of a strip.
   *
   * <p>Rule 1, five or more alike in a line: four lines in which nothing changes make a hit; a run
   * of n is n - 4 hits one after the other and counts n - 2. Rule 3, a finder pattern (1:1:3:1:1)
   * with four light modules before or after it: what follows it is only known four lines later.
   */
  private static int alongLines(long[] lines, long[] mask, int start, int size) {
    int points = 0;
    int finders = 0;
    long[] window = new long[size + 15];
    Arrays.fill(window, 0, 11, 0);
    long previous = 0;
    long change1 = -1;
    long change2 = -1;
    long change3 = -1;
    long previousHit = 0;
    for (int i = 0; i < size; i++) {
      long line = lines[start + i] ^ mask[start + i];
      window[i + 11] = line;
      long change = i == 0 ? -1 : line ^ previous;
      long hit = ~(change | change1 | change2 | change3);
      points += Long.bitCount(hit) + 2 * Long.bitCount(hit & ~previousHit);
      change3 = change2;
      change2 = change1;
      change1 = change;
      previous = line;
      previousHit = hit;
    }
    for (int i = 11; i + 6 < size + 11; i++) {
      long finder =
          window[i]
              & ~window[i + 1]
              & window[i + 2]
              & window[i + 3]
              & window[i + 4]
              & ~window[i + 5]
              & window[i + 6];
      if (finder != 0) {
        long before = i < 15 ? -1 : window[i - 1] | window[i - 2] | window[i - 3] | window[i - 4];
        long after =
            i + 10 >= size + 11
                ? -1
                : window[i + 7] | window[i + 8] | window[i + 9] | window[i + 10];
        finders += Long.bitCount(finder & ~(before & after));
      }
    }
    return points + finders * FINDER_POINTS;
  }

  /** Rule 2: squares of two by two modules that are alike. */
  private static int blocks(
      long[] lines, long[] mask, long[] steps, long[] maskSteps, int start, int size) {
    int blocks = 0;
    long previous = lines[start] ^ mask[start];
    long previousStep = steps[start] ^ maskSteps[start];
    for (int i = start + 1; i < start + size; i++) {
      long line = lines[i] ^ mask[i];
      long step = steps[i] ^ maskSteps[i];
      blocks += Long.bitCount(~((line ^ previous) | step | previousStep));
      previous = line;
      previousStep = step;
    }
    return blocks;
  }

  private static int dark(long[] lines, long[] mask, int start, int size) {
    int dark = 0;
    for (int i = start; i < start + size; i++) {
      dark += Long.bitCount(lines[i] ^ mask[i]);
    }
    return dark;
  }

  /** For each module of the rows, whether its neighbour to the right differs from it. */
  static long[] steps(long[] rows, int size) {
    long[] steps = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      long carry = i + size < rows.length ? rows[i + size] >>> 63 : 0;
      steps[i] = (rows[i] ^ ((rows[i] << 1) | carry)) & stepsInside(i / size, size);
    }
    return steps;
  }

  /** The modules of a strip that have a neighbour to the right. */
  static long stepsInside(int strip, int size) {
    return Lines.inside(strip, size - 1);
  }
}
