package io.quietzone.renderers.spi;

/**
 * An upright rectangle.
 *
 * @param x its left edge, in modules
 * @param y its top edge, in modules
 * @param width modules, 0 or more
 * @param height modules, 0 or more
 */
public record Box(double x, double y, double width, double height) implements Shape {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException for a negative width or height
   */
  public Box {
    if (!(width >= 0 && height >= 0)) {
      throw new IllegalArgumentException("no box: " + width + " by " + height);
    }
  }

  public double right() {
    return x + width;
  }

  public double bottom() {
    return y + height;
  }

  @Override
  public void trace(Pen pen) {
    pen.moveTo(x, y);
    pen.lineTo(right(), y);
    pen.lineTo(right(), bottom());
    pen.lineTo(x, bottom());
    pen.close();
  }
}
