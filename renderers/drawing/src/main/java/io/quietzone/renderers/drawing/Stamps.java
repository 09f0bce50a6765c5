package io.quietzone.renderers.drawing;

import io.quietzone.renderers.spi.Pen;
import io.quietzone.renderers.spi.Shape;

/**
 * The same shape in several places. A renderer that knows nothing of it traces it; one that draws
 * pixels may draw the shape once and copy it. Equal shapes are one object, for as long as the JVM
 * runs.
 */
public final class Stamps implements Shape {

  private final Path shape;
  private final int size;
  private final int[] places;

  /**
   * Places a shape.
   *
   * @param shape in a box from 0, 0 to {@code size}, {@code size}
   * @param places where the box's left top corners are, each an x and a y
   */
  Stamps(Path shape, int size, int... places) {
    this.shape = shape;
    this.size = size;
    this.places = places;
  }

  /** The shape, in a box from 0, 0 to {@link #size}, {@link #size}. */
  public Shape shape() {
    return shape;
  }

  /** The edge of the box, in modules. */
  public int size() {
    return size;
  }

  /** How many there are. */
  public int count() {
    return places.length / 2;
  }

  /** The left edge of a box, in modules; it may lie outside of the picture. */
  public int x(int index) {
    return places[2 * index];
  }

  /** The top edge of a box, in modules; it may lie outside of the picture. */
  public int y(int index) {
    return places[2 * index + 1];
  }

  @Override
  public void trace(Pen pen) {
    for (int i = 0; i < count(); i++) {
      shape.trace(x(i), y(i), pen);
    }
  }
}
