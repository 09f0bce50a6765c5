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
  public void contour(char[] starts, int count) {
    contour.clear();
    int cameFrom = starts[count - 1] & 0xFF;
    for (int i = 0; i < count; i++) {
      int x = starts[i] >> 8;
      int y = starts[i] & 0xFF;
      int nextX = starts[i + 1] >> 8;
      int nextY = starts[i + 1] & 0xFF;
      add(x, y, (cameFrom - y) * (nextX - x));
      add(nextX, y, (nextX - x) * (nextY - y));
      cameFrom = y;
    }
    contour.traceRounded(pen);
  }

  /** A corner; the line turns right there if the cross product of its directions is positive. */
  private void add(int x, int y, int turn) {
    contour.add(left + x, top + y, turn > 0 ? convex : concave);
  }
}
