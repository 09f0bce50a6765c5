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
 * diagonal ones are, two contours touch there, and it counts as two corners. Along each grid line,
 * the first corner is joined with the second, the third with the fourth, and so on, because a line
 * begins and ends outside the symbol. So with the corners numbered row by row, the partner of
 * corner {@code i} in its row is {@code i ^ 1}; and if {@code slot} numbers them column by column
 * (each column starting at an even number), its partner in its column is in {@code slot ^ 1}. No
 * edge has to be followed and no decision taken on the way.
 */
public final class Outline {

  private final int size;
  private final int slotsPerColumn;

  /** Of each corner, x in the high byte and y in the low one. */
  private final char[] points;

  /** The slot of each corner in its column. */
  private final char[] slots;

  /** The corner in each slot. */
  private final char[] corners;

  private int count;

  private Outline(Symbol symbol) {
    size = symbol.size();
    slotsPerColumn = 2 * (size + 1);
    points = new char[(size + 1) * slotsPerColumn];
    slots = new char[points.length];
    corners = new char[points.length];
  }

  /**
   * Traces the dark modules.
   *
   * @param pen receives the contours: for each a {@code moveTo}, then lines that alternate between
   *     horizontal and vertical, and a {@code close} that stands for the last, vertical line
   */
  public static void trace(Symbol symbol, Pen pen) {
    Outline outline = new Outline(symbol);
    outline.findCorners(symbol);
    outline.draw(symbol, pen);
  }

  private void findCorners(Symbol symbol) {
    int[] nextSlot = new int[size + 1];
    for (int x = 0; x <= size; x++) {
      nextSlot[x] = x * slotsPerColumn;
    }
    for (int y = 0; y <= size; y++) {
      for (int word = 0; word << 6 <= size; word++) {
        findCorners(symbol, y, word, nextSlot);
      }
    }
  }

  private void findCorners(Symbol symbol, int y, int word, int[] nextSlot) {
    long aboveRight = y == 0 ? 0 : symbol.row(y - 1, word);
    long belowRight = y == size ? 0 : symbol.row(y, word);
    long aboveLeft = aboveRight >>> 1;
    long belowLeft = belowRight >>> 1;
    if (word > 0) {
      aboveLeft |= y == 0 ? 0 : symbol.row(y - 1, word - 1) << 63;
      belowLeft |= y == size ? 0 : symbol.row(y, word - 1) << 63;
    }
    long single = aboveLeft ^ aboveRight ^ belowLeft ^ belowRight;
    long twin = (aboveLeft ^ aboveRight) & (aboveRight ^ belowRight) & (belowLeft ^ belowRight);
    for (long rest = single | twin; rest != 0; ) {
      int bit = Long.numberOfLeadingZeros(rest);
      long mask = Long.MIN_VALUE >>> bit;
      rest ^= mask;
      int x = (word << 6) + bit;
      int slot = nextSlot[x];
      if ((twin & mask) == 0) {
        add(x, y, slot);
        nextSlot[x]++;
      } else {
        // The contour of the upper dark module comes first in the column: it ends here.
        int upperIsRight = (aboveRight & mask) == 0 ? 0 : 1;
        add(x, y, slot + upperIsRight);
        add(x, y, slot + 1 - upperIsRight);
        nextSlot[x] += 2;
      }
    }
  }

  private void add(int x, int y, int slot) {
    points[count] = (char) (x << 8 | y);
    slots[count] = (char) slot;
    corners[slot] = (char) count++;
  }

  private void draw(Symbol symbol, Pen pen) {
    boolean[] drawn = new boolean[count >> 1];
    for (int edge = 0; edge < drawn.length; edge++) {
      if (!drawn[edge]) {
        // Below the first edge of an outer contour it is dark, below that of a hole it is light.
        int left = points[2 * edge];
        boolean darkBelow = symbol.isDark(left >> 8, left & 0xFF);
        draw(darkBelow ? 2 * edge : 2 * edge + 1, drawn, pen);
      }
    }
  }

  private void draw(int start, boolean[] drawn, Pen pen) {
    pen.moveTo(points[start] >> 8, points[start] & 0xFF);
    int corner = start;
    while (true) {
      drawn[corner >> 1] = true;
      corner ^= 1;
      pen.lineTo(points[corner] >> 8, points[corner] & 0xFF);
      corner = corners[slots[corner] ^ 1];
      if (corner == start) {
        pen.close();
        return;
      }
      pen.lineTo(points[corner] >> 8, points[corner] & 0xFF);
    }
  }
}
