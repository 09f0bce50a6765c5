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
   * A square with its corners cut off.
   *
   * @param inset how far it stays away from the edges of its cell
   * @param cut how much of each edge is cut off
   */
  static SingleShapes mitred(double inset, double cut) {
    Path shape = new Path();
    shape.addRectangle(inset, inset, 1 - 2 * inset, 1 - 2 * inset, Corners.cut(cut), true);
    return new SingleShapes(shape);
  }

  @Override
  public void keys(Symbol modules, int y, int[] keys) {
    for (int x = 0; x < modules.size(); x++) {
      keys[x] = modules.isDark(x, y) ? 1 : 0;
    }
  }

  @Override
  public Path shape(int key) {
    return shape;
  }
}
