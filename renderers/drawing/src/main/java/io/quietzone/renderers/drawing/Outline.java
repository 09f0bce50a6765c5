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
 * On each grid line the maximal runs of modules that are dark above it and light below are
 * horizontal edges, which run to the left; so are those that are light above and dark below, which
 * run to the right. They are numbered line by line, each from its right end. A vertical line leads
 * from the end of one horizontal edge to the start of another: on the way down, each column
 * remembers the edge from which the line that is still open hangs. Where two diagonal modules are
 * dark, one line ends and another begins: the first belongs to the edge of the module above, which
 * is therefore joined before those of the modules below.
 */
public final class Outline {

  /** The first edge: what is not to count is written to 0, which is none. */
  private static final int FIRST = 1;

  private final int size;

  /** Longs in a row. */
  private final int words;

  /** The symbol's rows, and a light one before and behind them. */
  private final long[] rows;

  /** Where each horizontal edge starts, x in the high byte and y in the low one. */
  private final char[] starts;

  /** Of each horizontal edge, the one that follows on its contour. 0 where that has been drawn. */
  private final char[] next;

  /** Of each column, the edge that the line hangs from which is open there. */
  private final char[] open;

  /** The starts of the edges of the contour that is being drawn. */
  private char[] contour = {};

  /** How many edges have been started, {@link #FIRST} included. */
  private int started = FIRST;

  /** How many have been ended, likewise: one less or more where an edge goes on in another word. */
  private int ended = FIRST;

  private Outline(Symbol symbol) {
    size = symbol.size();
    words = (size >> 6) + 1;
    rows = new long[words * (size + 2)];
    int row = words;
    for (int y = 0; y < size; y++) {
      for (int word = 0; word < words; word++) {
        rows[row++] = symbol.row(y, word);
      }
    }
    // Two for each dark module, if no two dark ones are neighbours.
    starts = new char[FIRST + size * size + 2];
    next = new char[starts.length];
    open = new char[size + 1];
  }

  /**
   * Traces the dark modules.
   *
   * @param pen receives the contours
   */
  public static void trace(Symbol symbol, GridPen pen) {
    Outline outline = new Outline(symbol);
    for (int y = 0; y <= outline.size; y++) {
      outline.joinEdgesBelowDark(y);
      outline.joinEdgesAboveDark(y);
    }
    outline.draw(pen);
  }

  /** They run to the left. */
  private void joinEdgesBelowDark(int y) {
    for (int word = words - 1; word >= 0; word--) {
      int above = y * words + word;
      long edge = rows[above] & ~rows[above + words];
      long edgeBefore = edge >>> 1;
      if (word > 0) {
        edgeBefore |= (rows[above - 1] & ~rows[above - 1 + words]) << 63;
      }
      // If what is above on the right is light, a line comes down to the start.
      join(edgeBefore & ~edge, edge & ~edgeBefore, ~rows[above], word, y);
    }
  }

  /** They run to the right. */
  private void joinEdgesAboveDark(int y) {
    for (int word = words - 1; word >= 0; word--) {
      int below = (y + 1) * words + word;
      long edge = rows[below] & ~rows[below - words];
      long edgeBefore = edge >>> 1;
      long darkBefore = rows[below] >>> 1;
      if (word > 0) {
        edgeBefore |= (rows[below - 1] & ~rows[below - 1 - words]) << 63;
        darkBefore |= rows[below - 1] << 63;
      }
      // If what is below on the left is dark, so is what is above it: a line comes down.
      join(edge & ~edgeBefore, edgeBefore & ~edge, darkBefore, word, y);
    }
  }

  /**
   * Joins edges with those before them.
   *
   * @param from where edges start
   * @param to where edges end; each edge has one of both, in the same word or the next
   * @param comesDown where a vertical line leads down to the start; elsewhere it comes up
   */
  private void join(long from, long to, long comesDown, int word, int y) {
    // From the right, because the lowest bit is cheaper to find and to take away than the highest.
    int right = (word << 6) + 63;
    long restFrom = from;
    long restTo = to;
    while (restFrom != 0) {
      int bit = Long.numberOfTrailingZeros(restFrom);
      int x = right - bit;
      starts[started] = (char) (x << 8 | y);
      // Without a branch, which no processor could foresee: what does not count goes to 0.
      next[open[x] & -(int) (comesDown >>> bit & 1)] = (char) started;
      open[x] = (char) started++;
      restFrom &= restFrom - 1;
    }
    while (restTo != 0) {
      int x = right - Long.numberOfTrailingZeros(restTo);
      // If a line leads down from here, both are overwritten when it has reached its end.
      next[ended] = open[x];
      open[x] = (char) ended++;
      restTo &= restTo - 1;
    }
  }

  private void draw(GridPen pen) {
    contour = new char[started + 1];
    for (int edge = FIRST; edge < started; edge++) {
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
