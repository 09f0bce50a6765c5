package io.quietzone.renderers.drawing;

/**
 * Receives the contours of whole modules: the symbol's top left corner is 0, 0; {@code x} runs to
 * the right and {@code y} downwards.
 */
public interface GridPen {

  /** Begins a contour. */
  void moveTo(int x, int y);

  /** Draws a straight line from where the pen is. */
  void lineTo(int x, int y);

  /** Ends the contour with a straight line back to its first point. */
  void close();
}
