package io.quietzone.renderers.spi;

/** Receives the contours of a {@link Shape}. */
public interface Pen {

  /** Begins a contour. */
  void moveTo(double x, double y);

  /** Draws a straight line from where the pen is. */
  void lineTo(double x, double y);

  /**
   * Draws a cubic Bézier curve from where the pen is.
   *
   * @param x1 first control point
   * @param y1 first control point
   * @param x2 second control point
   * @param y2 second control point
   * @param x end
   * @param y end
   */
  void curveTo(double x1, double y1, double x2, double y2, double x, double y);

  /** Ends the contour with a straight line back to its first point. */
  void close();
}
