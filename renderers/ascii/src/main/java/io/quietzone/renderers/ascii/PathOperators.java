package io.quietzone.renderers.ascii;

import io.quietzone.renderers.spi.Pen;

/**
 * Writes contours as the operators that PDF has for them (ISO 32000-1, clause 8.5.2) and that a
 * PostScript file may define: {@code m}, {@code l}, {@code c} and {@code h}, with numbers to a
 * thousandth.
 */
public final class PathOperators implements Pen {

  private final AsciiWriter out;

  public PathOperators(AsciiWriter out) {
    this.out = out;
  }

  @Override
  public void moveTo(double x, double y) {
    point(x, y);
    out.text("m\n");
  }

  @Override
  public void lineTo(double x, double y) {
    point(x, y);
    out.text("l\n");
  }

  @Override
  public void curveTo(double x1, double y1, double x2, double y2, double x, double y) {
    point(x1, y1);
    point(x2, y2);
    point(x, y);
    out.text("c\n");
  }

  @Override
  public void close() {
    out.text("h\n");
  }

  private void point(double x, double y) {
    number(x);
    number(y);
  }

  private void number(double value) {
    int whole = (int) value;
    if (whole == value) {
      out.number(whole);
    } else {
      out.thousandths((long) Math.floor(value * 1000 + 0.5));
    }
    out.character(' ');
  }
}
