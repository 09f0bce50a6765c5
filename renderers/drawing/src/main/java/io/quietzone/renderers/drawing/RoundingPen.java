package io.quietzone.renderers.drawing;

import io.quietzone.renderers.spi.Pen;
import java.util.Arrays;

/** Rounds the corners of an outline: dark is to the right, so a right turn stands out. */
final class RoundingPen implements GridPen {

  private final double left;
  private final double top;
  private final double convex;
  private final double concave;
  private final Pen pen;

  /** The corners of the contour so far. */
  private int[] points = new int[64];

  private int count;
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
  public void moveTo(int x, int y) {
    count = 0;
    lineTo(x, y);
  }

  @Override
  public void lineTo(int x, int y) {
    if (count + 2 > points.length) {
      points = Arrays.copyOf(points, 2 * count);
    }
    points[count++] = x;
    points[count++] = y;
  }

  @Override
  public void close() {
    contour.clear();
    for (int i = 0; i < count; i += 2) {
      int before = i == 0 ? count - 2 : i - 2;
      int after = i == count - 2 ? 0 : i + 2;
      int turn =
          (points[i] - points[before]) * (points[after + 1] - points[i + 1])
              - (points[i + 1] - points[before + 1]) * (points[after] - points[i]);
      contour.add(left + points[i], top + points[i + 1], turn > 0 ? convex : concave);
    }
    contour.traceRounded(pen);
  }
}
