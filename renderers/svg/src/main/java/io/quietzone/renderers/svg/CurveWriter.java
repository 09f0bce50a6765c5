package io.quietzone.renderers.svg;

import io.quietzone.renderers.ascii.AsciiWriter;
import io.quietzone.renderers.spi.Pen;

/**
 * Writes contours as SVG path data (SVG 1.1, section 8.3): numbers to a thousandth, each step
 * relative to the rounded point before, so that errors do not add up.
 */
final class CurveWriter implements Pen {

  private final AsciiWriter out;
  private long x;
  private long y;
  private long startX;
  private long startY;

  CurveWriter(AsciiWriter out) {
    this.out = out;
  }

  @Override
  public void moveTo(double toX, double toY) {
    startX = thousandths(toX);
    startY = thousandths(toY);
    out.character('m');
    pair(startX, startY, false);
    x = startX;
    y = startY;
  }

  @Override
  public void lineTo(double toX, double toY) {
    long nextX = thousandths(toX);
    long nextY = thousandths(toY);
    if (nextY == y) {
      out.character('h');
      out.thousandths(nextX - x);
    } else if (nextX == x) {
      out.character('v');
      out.thousandths(nextY - y);
    } else {
      out.character('l');
      pair(nextX, nextY, false);
    }
    x = nextX;
    y = nextY;
  }

  @Override
  public void curveTo(double x1, double y1, double x2, double y2, double toX, double toY) {
    out.character('c');
    pair(thousandths(x1), thousandths(y1), false);
    pair(thousandths(x2), thousandths(y2), true);
    long nextX = thousandths(toX);
    long nextY = thousandths(toY);
    pair(nextX, nextY, true);
    x = nextX;
    y = nextY;
  }

  @Override
  public void close() {
    out.character('z');
    x = startX;
    y = startY;
  }

  private void pair(long toX, long toY, boolean follows) {
    if (follows && toX >= x) {
      out.character(' ');
    }
    out.thousandths(toX - x);
    if (toY >= y) {
      out.character(' ');
    }
    out.thousandths(toY - y);
  }

  private static long thousandths(double value) {
    return (long) Math.floor(value * 1000 + 0.5);
  }
}
