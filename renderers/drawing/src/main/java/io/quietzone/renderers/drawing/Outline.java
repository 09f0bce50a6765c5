package io.quietzone.renderers.drawing;

import io.quietzone.renderers.spi.Symbol;

/**
 * The dark modules of a symbol as closed contours, one for each border between dark and light.
 *
 * <p>Only corners are points, so that neighbouring modules share no edge in which a hairline could
 * show. Dark is always to the right of the direction of travel: even-odd and nonzero winding fill
 * the same modules. Modules that touch only at a corner belong to different contours.
 *
 * <h2>How the corners are joined</h2>
 *
 * A point of the grid is a corner if one or three of the four modules around it are dark. If two
 * diagonal ones are, two contours touch there, and it counts as two corners. On each grid line the
 * first corner is joined with the second, the third with the fourth, and so on, because a line
 * begins and ends outside the symbol. So with the corners numbered row by row, each from its right
 * end, and from an even number, the partner of corner {@code i} in its row is {@code i ^ 1}; its
 * partner in its column is found on the way down, by remembering for each column the corner whose
 * line is still open.
 */
public final class Outline {

  /** The first corner's number; what is not to count is written to 0, which is no corner. */
  private static final int FIRST = 2;

  private final int size;

  /** Of each corner, x in the high byte and y in the low one. */
  private final char[] points;

  /**
   * Of each corner, the one from which the contour goes on across: the one that is joined in its
   * column with its partner in its row. 0 where that has been drawn.
   */
  private final char[] next;

  /** Where the horizontal lines start of the contour that is being drawn. */
  private char[] starts = {};

  private int end = FIRST;

  private Outline(Symbol symbol) {
    size = symbol.size();
    points = new char[FIRST + 2 * (size + 1) * (size + 1)];
    next = new char[points.length];
  }

  /**
   * Traces the dark modules.
   *
   * @param pen receives the contours
   */
  public static void trace(Symbol symbol, GridPen pen) {
    Outline outline = new Outline(symbol);
    outline.joinCorners(symbol);
    outline.draw(symbol, pen);
  }

  private void joinCorners(Symbol symbol) {
    int[] open = new int[size + 1];
    for (int y = 0; y <= size; y++) {
      for (int word = size >> 6; word >= 0; word--) {
        joinCorners(symbol, y, word, open);
      }
    }
  }

  private void joinCorners(Symbol symbol, int y, int word, int[] open) {
    long aboveRight = y == 0 ? 0 : symbol.row(y - 1, word);
    long belowRight = y == size ? 0 : symbol.row(y, word);
    long aboveLeft = aboveRight >>> 1;
    long belowLeft = belowRight >>> 1;
    if (word > 0) {
      aboveLeft |= y == 0 ? 0 : symbol.row(y - 1, word - 1) << 63;
      belowLeft |= y == size ? 0 : symbol.row(y, word - 1) << 63;
    }
    long lineAbove = aboveLeft ^ aboveRight;
    long lineBelow = belowLeft ^ belowRight;
    long single = lineAbove ^ lineBelow;
    long twin = lineAbove & lineBelow & (aboveRight ^ belowRight);
    // Without branches, which no processor could foresee: what does not count goes to 0. From the
    // right, because the lowest bit is cheaper to find and to take away than the highest.
    long twinLeft = twin & aboveLeft;
    int right = (word << 6) + 63;
    int at = end;
    for (long rest = single | twin; rest != 0; rest &= rest - 1) {
      long here = rest & -rest;
      int x = right - Long.numberOfTrailingZeros(rest);
      char point = (char) (x << 8 | y);
      points[at] = point;
      points[at + 1] = point;
      int isTwin = isSet(twin, here);
      int upperIsLeft = isSet(twinLeft, here);
      int endsLine = -isSet(lineAbove, here);
      int upper = (at + upperIsLeft) & endsLine;
      int opener = open[x] & endsLine;
      next[upper ^ 1] = (char) opener;
      next[opener ^ 1] = (char) upper;
      open[x] = at + (isTwin ^ upperIsLeft);
      at += 1 + isTwin;
    }
    end = at;
  }

  /** 1 if a word has the one bit, otherwise 0. */
  private static int isSet(long word, long bit) {
    return (int) (-(word & bit) >>> 63);
  }

  private void draw(Symbol symbol, GridPen pen) {
    starts = new char[(end >> 1) + 1];
    for (int right = FIRST; right < end; right += 2) {
      if (next[right] > 0 && next[right + 1] > 0) {
        // Below the first edge of an outer contour it is dark, below that of a hole it is light.
        boolean darkBelow = symbol.isDark(points[right + 1] >> 8, points[right + 1] & 0xFF);
        draw(darkBelow ? right + 1 : right, pen);
      }
    }
  }

  private void draw(int start, GridPen pen) {
    int corner = start;
    int count = 0;
    do {
      starts[count++] = points[corner];
      int following = next[corner];
      next[corner] = 0;
      corner = following;
    } while (corner != start);
    starts[count] = points[start];
    pen.contour(starts, count);
  }
}
