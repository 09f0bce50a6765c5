package io.quietzone.renderers.drawing;

import io.quietzone.renderers.spi.Pen;
import io.quietzone.renderers.spi.Shape;
import java.util.List;

/** Several shapes that do not overlap, filled at once. */
public record Shapes(List<Shape> parts) implements Shape {

  public Shapes {
    parts = List.copyOf(parts);
  }

  @Override
  public void trace(Pen pen) {
    for (Shape part : parts) {
      part.trace(pen);
    }
  }
}
