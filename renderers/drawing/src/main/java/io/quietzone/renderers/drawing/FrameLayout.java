package io.quietzone.renderers.drawing;

import io.quietzone.renderers.spi.Canvas;
import org.jspecify.annotations.Nullable;

/**
 * How a frame, and the symbol with its quiet zone in it, lie in a square picture.
 *
 * @param modules the edge of the picture
 * @param innerX where the quiet zone begins
 * @param innerY where the quiet zone begins
 */
record FrameLayout(@Nullable Frame frame, int modules, int innerX, int innerY) {

  /** The width of a frame's line. */
  private static final int LINE = 1;

  /**
   * Lays out a frame.
   *
   * @param inner the edge of symbol and quiet zone
   */
  static FrameLayout of(@Nullable Frame frame, int inner) {
    if (frame == null) {
      return new FrameLayout(null, inner, 0, 0);
    }
    return new FrameLayout(frame, inner + 2 * LINE, LINE, LINE);
  }

  void draw(SymbolStyle style, Canvas canvas) {
    if (frame != null) {
      Path border = new Path();
      border.addRectangle(0, 0, modules, modules, Corners.SHARP, true);
      border.addRectangle(
          LINE, LINE, modules - 2.0 * LINE, modules - 2.0 * LINE, Corners.SHARP, false);
      canvas.fill(border, frame.color());
    }
  }
}
