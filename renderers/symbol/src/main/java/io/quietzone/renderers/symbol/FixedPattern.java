package io.quietzone.renderers.symbol;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern by which readers find a symbol and its modules, the same in every symbol of a version
 * (ISO/IEC 18004, clause 6.3): a rectangle of modules.
 *
 * @param x its first column
 * @param y its first row
 * @param width modules
 * @param height modules
 */
public record FixedPattern(Kind kind, int x, int y, int width, int height) {

  private static final int FINDER = 8;
  private static final int TIMING = 6;
  private static final int ALIGNMENT = 5;

  /** What a pattern is for. */
  public enum Kind {
    /** With its separator; there are three of them. */
    FINDER,
    /** Between the finder patterns; there are two of them. */
    TIMING,
    /** There are none of them in version 1, and up to 46. */
    ALIGNMENT
  }

  /**
   * All of a version.
   *
   * @param version 1–40
   */
  public static List<FixedPattern> of(int version) {
    int far = FunctionPatterns.size(version) - FINDER;
    List<FixedPattern> patterns = new ArrayList<>();
    patterns.add(new FixedPattern(Kind.FINDER, 0, 0, FINDER, FINDER));
    patterns.add(new FixedPattern(Kind.FINDER, far, 0, FINDER, FINDER));
    patterns.add(new FixedPattern(Kind.FINDER, 0, far, FINDER, FINDER));
    patterns.add(new FixedPattern(Kind.TIMING, FINDER, TIMING, far - FINDER, 1));
    patterns.add(new FixedPattern(Kind.TIMING, TIMING, FINDER, 1, far - FINDER));
    patterns.addAll(alignments(version));
    return patterns;
  }

  /** The alignment patterns of a version. */
  static List<FixedPattern> alignments(int version) {
    int[] centers = FunctionPatterns.alignmentCenters(version);
    int last = centers.length - 1;
    List<FixedPattern> alignments = new ArrayList<>();
    for (int i = 0; i <= last; i++) {
      for (int j = 0; j <= last; j++) {
        boolean onFinder = (i == 0 && (j == 0 || j == last)) || (i == last && j == 0);
        if (!onFinder) {
          alignments.add(
              new FixedPattern(
                  Kind.ALIGNMENT,
                  centers[i] - ALIGNMENT / 2,
                  centers[j] - ALIGNMENT / 2,
                  ALIGNMENT,
                  ALIGNMENT));
        }
      }
    }
    return alignments;
  }
}
