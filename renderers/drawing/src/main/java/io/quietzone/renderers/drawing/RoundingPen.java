package io.quietzone.renderers.drawing;

import io.quietzone.renderers.spi.Pen;

/** Rounds the corners of an outline: dark is to the right, so a right turn stands out. */
final class RoundingPen implements GridPen {

  private final double left;
  private final double top;
  private final double convex;
  private final double concave;
  private final Pen pen;

  private final Contour contour = new Contour();

  /**
   * Moves and rounds.
   *
   * @param convex the radius of corners that stand out, 0 to 0.5
   * @param concave that of corners that stand in, 0 to 0.5
   */
  RoundingPen(double left, double top, double convex, double concave, Pen pen) {
    this.left = left;
    this.top = top;
    this.convex = convex;
    this.concave = concave;
    this.pen = pen;
  }

  @Override
  public void contour(GridContour squares) {
    contour.clear();
    int x = squares.first() >> 8;
    int y = squares.first() & 0xFF;
    int firstAcross = 0;
    int cameDown = 0;
    do {
      int point = squares.next();
      int across = (point >> 8) - x;
      int down = (point & 0xFF) - y;
      if (cameDown == 0) {
        firstAcross = across;
      }
      // How the line comes to the first corner is known when all others have been seen.
      contour.add(left + x, top + y, radius(-cameDown * across));
      x += across;
      contour.add(left + x, top + y, radius(across * down));
      y += down;
      cameDown = down;
    } while (!squares.isClosed());
    contour.roundFirst(radius(-cameDown * firstAcross));
    contour.traceRounded(pen);
  }

  /** The line turns right at a corner if the cross product of its directions is positive. */
  private double radius(int crossProduct) {
    return crossProduct > 0 ? convex : concave;
  }
}
