package io.quietzone.renderers.raster;

import io.quietzone.renderers.spi.Paint;
import java.util.List;

/** Shapes of one paint, filled at once. */
record Layer(Paint paint, List<Coverage> shapes) {

  /** Replaces the levels by those of a row. */
  void levels(int y, Levels levels) {
    levels.clear();
    for (Coverage shape : shapes) {
      shape.add(y, levels);
    }
  }
}
