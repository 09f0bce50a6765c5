package io.quietzone.renderers.drawing;

import io.quietzone.renderers.spi.Pen;

/** Scales contours, and then moves them. */
record ScalingPen(double left, double top, double scale, Pen pen) implements Pen {

  @Override
  public void moveTo(double x, double y) {
    pen.moveTo(left + x * scale, top + y * scale);
  }

  @Override
  public void lineTo(double x, double y) {
    pen.lineTo(left + x * scale, top + y * scale);
  }

  @Override
  public void curveTo(double x1, double y1, double x2, double y2, double x, double y) {
    pen.curveTo(
        left + x1 * scale,
        top + y1 * scale,
        left + x2 * scale,
        top + y2 * scale,
        left + x * scale,
        top + y * scale);
  }

  @Override
  public void close() {
    pen.close();
  }
}
