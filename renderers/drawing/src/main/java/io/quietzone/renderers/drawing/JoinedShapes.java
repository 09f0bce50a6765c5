package io.quietzone.renderers.drawing;

import io.quietzone.renderers.spi.Pen;
import io.quietzone.renderers.spi.Symbol;

/**
 * Dark modules that flow together: the outline of the whole, with its corners rounded.
 *
 * <p>The key of a dark cell has {@link #DARK} and a bit for each corner that is rounded off; that
 * of a light one a bit for each corner that is filled, because the three cells around it are dark.
 */
final class JoinedShapes implements ModuleShapes {

  private static final int DARK = 16;

  /** Of three columns, in each of three rows. */
  private static final int LEFT_AND_MIDDLE = 0b110_110_110;

  /** For each corner, clockwise from the top left one, the direction of the cells it touches. */
  private static final int[] DX = {-1, 1, 1, -1};

  private static final int[] DY = {-1, -1, 1, 1};

  private final double convex;
  private final double concave;
  private final Path[] shapes = new Path[2 * DARK];

  /** By what is dark around a cell, see {@link #key(int)}. */
  private final byte[] keys = new byte[1 << 9];

  /**
   * Makes the shapes.
   *
   * @param convex the radius of corners that stand out, 0 to 0.5
   * @param concave that of corners that stand in, 0 to 0.5
   */
  JoinedShapes(double convex, double concave) {
    this.convex = convex;
    this.concave = concave;
    for (int corners = 0; corners < DARK; corners++) {
      shapes[corners] = filledCorners(corners);
      shapes[DARK + corners] = roundedSquare(corners);
    }
    for (int around = 0; around < keys.length; around++) {
      keys[around] = (byte) key(around);
    }
  }

  @Override
  public void keys(Symbol modules, int y, int[] result) {
    int size = modules.size();
    long above = 0;
    long here = 0;
    long below = 0;
    int around = 0;
    for (int x = 0; x <= size; x++) {
      if ((x & 63) == 0) {
        int word = x >> 6;
        above = y == 0 ? 0 : modules.row(y - 1, word);
        here = modules.row(y, word);
        below = y == size - 1 ? 0 : modules.row(y + 1, word);
      }
      around =
          ((around << 1) & LEFT_AND_MIDDLE)
              | (int) (above >>> 63) << 6
              | (int) (here >>> 63) << 3
              | (int) (below >>> 63);
      above <<= 1;
      here <<= 1;
      below <<= 1;
      if (x > 0) {
        result[x - 1] = keys[around];
      }
    }
  }

  /**
   * The key of a cell.
   *
   * @param around three bits each for the row above, its own and the row below, the left cell's
   *     highest
   */
  private int key(int around) {
    boolean dark = isDark(around, 0, 0);
    int key = dark ? DARK : 0;
    for (int corner = 0; corner < 4; corner++) {
      boolean besideDark = isDark(around, DX[corner], 0);
      boolean aboveDark = isDark(around, 0, DY[corner]);
      boolean rounded =
          dark
              ? convex > 0 && !besideDark && !aboveDark
              : concave > 0 && besideDark && aboveDark && isDark(around, DX[corner], DY[corner]);
      key |= rounded ? 1 << corner : 0;
    }
    return key;
  }

  private static boolean isDark(int around, int dx, int dy) {
    return (around >> (4 - dx - 3 * dy) & 1) == 1;
  }

  @Override
  public Path shape(int key) {
    return shapes[key];
  }

  @Override
  public void trace(Symbol modules, double left, double top, Pen pen) {
    Outline.trace(modules, new RoundingPen(left, top, convex, concave, pen));
  }

  private Path roundedSquare(int corners) {
    Path shape = new Path();
    shape.addRectangle(
        0,
        0,
        1,
        1,
        new Corners(
            (corners & 1) * convex,
            (corners >> 1 & 1) * convex,
            (corners >> 2 & 1) * convex,
            (corners >> 3) * convex,
            false),
        true);
    return shape;
  }

  /** What lies between the corner of the cell and a quarter circle. */
  private Path filledCorners(int corners) {
    Path shape = new Path();
    for (int corner = 0; corner < 4; corner++) {
      if ((corners >> corner & 1) == 1) {
        double x = DX[corner] < 0 ? 0 : 1;
        double y = DY[corner] < 0 ? 0 : 1;
        double besideX = x - DX[corner] * concave;
        double besideY = y - DY[corner] * concave;
        // Clockwise: along the cell's edge, and back on the arc.
        boolean firstAcross = corner % 2 == 0;
        new Contour()
            .add(x, y, 0)
            .add(firstAcross ? besideX : x, firstAcross ? y : besideY, 0)
            .add(x, y, concave)
            .add(firstAcross ? x : besideX, firstAcross ? besideY : y, 0)
            .traceRounded(shape);
      }
    }
    return shape;
  }
}
