package io.quietzone.renderers.drawing;

import io.quietzone.renderers.spi.Pen;
import io.quietzone.renderers.spi.Shape;
import java.util.Arrays;

/** Contours made of lines and curves, remembered. */
final class Path implements Shape, Pen {

  private static final byte MOVE = 0;
  private static final byte LINE = 1;
  private static final byte CURVE = 2;
  private static final byte CLOSE = 3;

  private byte[] steps = new byte[16];
  private int stepCount;
  private double[] numbers = new double[32];
  private int numberCount;

  @Override
  public void moveTo(double x, double y) {
    step(MOVE, x, y);
  }

  @Override
  public void lineTo(double x, double y) {
    step(LINE, x, y);
  }

  @Override
  public void curveTo(double x1, double y1, double x2, double y2, double x, double y) {
    step(CURVE, x1, y1, x2, y2, x, y);
  }

  @Override
  public void close() {
    step(CLOSE);
  }

  /**
   * Adds a rectangle.
   *
   * @param clockwise false for a hole
   */
  void addRectangle(
      double x, double y, double width, double height, Corners corners, boolean clockwise) {
    Contour contour = new Contour().add(x, y, corners.topLeft());
    if (clockwise) {
      contour.add(x + width, y, corners.topRight());
    } else {
      contour.add(x, y + height, corners.bottomLeft());
    }
    contour.add(x + width, y + height, corners.bottomRight());
    if (clockwise) {
      contour.add(x, y + height, corners.bottomLeft());
    } else {
      contour.add(x + width, y, corners.topRight());
    }
    if (corners.cut()) {
      contour.traceCut(this);
    } else {
      contour.traceRounded(this);
    }
  }

  /** Adds a polygon of corner points, each an x and a y. */
  void addPolygon(double... points) {
    moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      lineTo(points[i], points[i + 1]);
    }
    close();
  }

  /** Adds the contours of another path, moved. */
  void add(Path other, double x, double y) {
    other.trace(x, y, this);
  }

  @Override
  public void trace(Pen pen) {
    trace(0, 0, pen);
  }

  /** Draws the contours, moved. */
  void trace(double x, double y, Pen pen) {
    int at = 0;
    for (int i = 0; i < stepCount; i++) {
      switch (steps[i]) {
        case MOVE -> {
          pen.moveTo(numbers[at] + x, numbers[at + 1] + y);
          at += 2;
        }
        case LINE -> {
          pen.lineTo(numbers[at] + x, numbers[at + 1] + y);
          at += 2;
        }
        case CURVE -> {
          pen.curveTo(
              numbers[at] + x,
              numbers[at + 1] + y,
              numbers[at + 2] + x,
              numbers[at + 3] + y,
              numbers[at + 4] + x,
              numbers[at + 5] + y);
          at += 6;
        }
        default -> pen.close();
      }
    }
  }

  private void step(byte kind, double... added) {
    if (stepCount == steps.length) {
      steps = Arrays.copyOf(steps, 2 * stepCount);
    }
    steps[stepCount++] = kind;
    if (numberCount + added.length > numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * numbers.length);
    }
    System.arraycopy(added, 0, numbers, numberCount, added.length);
    numberCount += added.length;
  }
}
