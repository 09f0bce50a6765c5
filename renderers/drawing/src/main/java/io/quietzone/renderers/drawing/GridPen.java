package io.quietzone.renderers.drawing;

/**
 * Receives the contours of whole modules: the symbol's top left corner is 0, 0; {@code x} runs to
 * the right and {@code y} downwards.
 */
@FunctionalInterface
public interface GridPen {

  /** Draws a closed contour of horizontal and vertical lines in turns. */
  void contour(GridContour contour);
}
