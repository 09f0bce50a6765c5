package io.quietzone.renderers.drawing;

import io.quietzone.renderers.spi.Symbol;

/**
 * The dark modules of a symbol as closed contours, one for each border between dark and light.
 *
 * <p>Only corners are points, so that neighbouring modules share no edge in which a hairline could
 * show. Dark is always to the right of the direction of travel: even-odd and nonzero winding fill
 * the same modules. Modules that touch only at a corner belong to different contours.
 *
 * <h2>How the edges are joined</h2>
 *
 * A point of the grid is a corner if one or three of the four modules around it are dark. If two
 * diagonal ones are, two contours touch there, and it counts as two corners. On each grid line the
 * first corner is joined with the second, the third with the fourth, and so on, because a line
 * begins and ends outside the symbol. So with the corners numbered row by row, each from its right
 * end, and from an even number, corners {@code 2 e} and {@code 2 e + 1} are the right and the left
 * end of the horizontal edge {@code e}. A vertical edge leads from the end of one horizontal edge
 * to the start of another; it is found on the way down, by remembering for each column the
 * horizontal edge from which the line that is still open hangs.
 */
public final class Outline {

  /** The first edge; what is not to count is written to 0, or to 0 and 1, which are no edges. */
  private static final int FIRST = 2;

  private final int size;

  /** Where each horizontal edge starts, x in the high byte and y in the low one. */
  private final char[] starts;

  /** Of each horizontal edge, the one that follows on its contour. 0 where that has been drawn. */
  private final char[] next;

  /** The starts of the edges of the contour that is being drawn. */
  private char[] contour = {};

  /** The number of the next corner. */
  private int end = 2 * FIRST;

  private Outline(Symbol symbol) {
    size = symbol.size();
    // One more, because starts are written twice.
    starts = new char[FIRST + (size + 1) * (size + 1) + 1];
    next = new char[starts.length];
  }

  /**
   * Traces the dark modules.
   *
   * @param pen receives the contours
   */
  public static void trace(Symbol symbol, GridPen pen) {
    Outline outline = new Outline(symbol);
    outline.joinEdges(symbol);
    outline.draw(pen);
  }

  private void joinEdges(Symbol symbol) {
    char[] open = new char[size + 1];
    for (int y = 0; y <= size; y++) {
      for (int word = size >> 6; word >= 0; word--) {
        joinEdges(symbol, y, word, open);
      }
    }
  }

  private void joinEdges(Symbol symbol, int y, int word, char[] open) {
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
    long edgeToTheRight = aboveRight ^ belowRight;
    long twin = lineAbove & lineBelow & edgeToTheRight;
    long corner = (lineAbove ^ lineBelow) | twin;
    // An edge with dark modules below runs to the right, and starts at its left end.
    long starting = (edgeToTheRight & belowRight) | (~edgeToTheRight & ~belowLeft);
    long twinLeft = twin & aboveLeft;
    // Without branches, which no processor could foresee: what does not count goes to 0. From the
    // right, because the lowest bit is cheaper to find and to take away than the highest.
    int right = (word << 6) + 63;
    int at = end;
    for (long rest = corner; rest != 0; rest &= rest - 1) {
      int bit = Long.numberOfTrailingZeros(rest);
      int x = right - bit;
      int isTwin = bit(twin, bit);
      int upperIsLeft = bit(twinLeft, bit);
      // Both edges of a twin start there or both end. Of another corner it is one: what is written
      // to the edge after it is overwritten when that one's own start is found.
      int edge = at >> 1 & -bit(starting, bit);
      char point = (char) (x << 8 | y);
      starts[edge] = point;
      starts[edge + 1] = point;
      int upper = (at + upperIsLeft) >> 1;
      int opener = open[x];
      // A vertical edge with dark modules on its left side runs downwards.
      int swap = (opener ^ upper) & -bit(aboveLeft, bit);
      next[(upper ^ swap) & -bit(lineAbove, bit)] = (char) (opener ^ swap);
      open[x] = (char) ((at + (isTwin ^ upperIsLeft)) >> 1);
      at += 1 + isTwin;
    }
    end = at;
  }

  private static int bit(long word, int bit) {
    return (int) (word >>> bit) & 1;
  }

  private void draw(GridPen pen) {
    int edges = end >> 1;
    contour = new char[edges + 1];
    for (int edge = FIRST; edge < edges; edge++) {
      if (next[edge] > 0) {
        draw(edge, pen);
      }
    }
  }

  private void draw(int first, GridPen pen) {
    int edge = first;
    int count = 0;
    do {
      contour[count++] = starts[edge];
      int following = next[edge];
      next[edge] = 0;
      edge = following;
    } while (edge != first);
    contour[count] = starts[first];
    pen.contour(contour, count);
  }
}
