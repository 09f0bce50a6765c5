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
  public void contour(char[] corners, int count) {
    contour.clear();
    for (int i = 0; i < count; i++) {
      char before = corners[i == 0 ? count - 1 : i - 1];
      char after = corners[i == count - 1 ? 0 : i + 1];
      int x = corners[i] >> 8;
      int y = corners[i] & 0xFF;
      int turn =
          (x - (before >> 8)) * ((after & 0xFF) - y) - (y - (before & 0xFF)) * ((after >> 8) - x);
      contour.add(left + x, top + y, turn > 0 ? convex : concave);
    }
    contour.traceRounded(pen);
  }
}
