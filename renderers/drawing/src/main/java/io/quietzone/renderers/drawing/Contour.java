package io.quietzone.renderers.drawing;

import io.quietzone.renderers.spi.Pen;
import java.util.Arrays;

/** A closed line whose corners may be rounded or cut, each as much as it likes. */
final class Contour {

  /** How far the control points of a quarter circle are from its ends, for a radius of 1. */
  private static final double ARC = 0.5522847498307936;

  private double[] xs = new double[16];
  private double[] ys = new double[16];
  private double[] radii = new double[16];
  private int count;

  /**
   * Adds a corner.
   *
   * @param radius how much of each edge is taken off, in modules; 0 for a sharp corner
   */
  Contour add(double x, double y, double radius) {
    if (count == xs.length) {
      xs = Arrays.copyOf(xs, 2 * count);
      ys = Arrays.copyOf(ys, 2 * count);
      radii = Arrays.copyOf(radii, 2 * count);
    }
    xs[count] = x;
    ys[count] = y;
    radii[count++] = radius;
    return this;
  }

  /** Changes the radius of the corner that was added first. */
  void roundFirst(double radius) {
    radii[0] = radius;
  }

  void clear() {
    count = 0;
  }

  /** Draws it with quarter circles at corners that are right angles. */
  void traceRounded(Pen pen) {
    trace(pen, false);
  }

  /** Draws it with straight lines where the corners were. */
  void traceCut(Pen pen) {
    trace(pen, true);
  }

  private void trace(Pen pen, boolean cut) {
    double penX = Double.NaN;
    double penY = Double.NaN;
    for (int i = 0; i < count; i++) {
      int previous = i == 0 ? count - 1 : i - 1;
      int next = i == count - 1 ? 0 : i + 1;
      double radius = radii[i];
      double beforeX = towards(xs[i], ys[i], xs[previous], ys[previous], radius);
      double beforeY = towards(ys[i], xs[i], ys[previous], xs[previous], radius);
      if (i == 0) {
        pen.moveTo(beforeX, beforeY);
      } else if (beforeX != penX || beforeY != penY) {
        pen.lineTo(beforeX, beforeY);
      }
      penX = towards(xs[i], ys[i], xs[next], ys[next], radius);
      penY = towards(ys[i], xs[i], ys[next], xs[next], radius);
      if (radius > 0 && cut) {
        pen.lineTo(penX, penY);
      } else if (radius > 0) {
        pen.curveTo(
            beforeX + (xs[i] - beforeX) * ARC,
            beforeY + (ys[i] - beforeY) * ARC,
            penX + (xs[i] - penX) * ARC,
            penY + (ys[i] - penY) * ARC,
            penX,
            penY);
      }
    }
    pen.close();
  }

  /** One coordinate of the point that lies a distance from one point on the way to another. */
  private static double towards(
      double from, double otherFrom, double to, double otherTo, double distance) {
    if (distance == 0) {
      return from;
    }
    double length =
        Math.sqrt((to - from) * (to - from) + (otherTo - otherFrom) * (otherTo - otherFrom));
    return from + (to - from) * distance / length;
  }
}
