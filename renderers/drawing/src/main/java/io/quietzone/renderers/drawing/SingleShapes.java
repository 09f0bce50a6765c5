package io.quietzone.renderers.drawing;

import io.quietzone.renderers.spi.Symbol;

/** Every dark module by the same shape, which touches no other. */
record SingleShapes(Path shape) implements ModuleShapes {

  /** A polygon round the middle of the cell. */
  static SingleShapes polygon(double... points) {
    Path corners = new Path();
    corners.addPolygon(points);
    Path shape = new Path();
    shape.add(corners, 0.5, 0.5);
    return new SingleShapes(shape);
  }

  static SingleShapes dot(double radius) {
    Path shape = new Path();
    shape.addRectangle(
        0.5 - radius, 0.5 - radius, 2 * radius, 2 * radius, Corners.round(radius), true);
    return new SingleShapes(shape);
  }

  /**
   * A square in a square ring.
   *
   * @param ring the width of the ring
   * @param gap the width of what is light between ring and square
   */
  static SingleShapes framed(double ring, double gap) {
    Path shape = new Path();
    shape.addRectangle(0, 0, 1, 1, Corners.SHARP, true);
    shape.addRectangle(ring, ring, 1 - 2 * ring, 1 - 2 * ring, Corners.SHARP, false);
    double inset = ring + gap;
    shape.addRectangle(inset, inset, 1 - 2 * inset, 1 - 2 * inset, Corners.SHARP, true);
    return new SingleShapes(shape);
  }

  @Override
  public int key(Symbol modules, int x, int y) {
    return modules.isDark(x, y) ? 1 : 0;
  }

  @Override
  public Path shape(int key) {
    return shape;
  }
}
