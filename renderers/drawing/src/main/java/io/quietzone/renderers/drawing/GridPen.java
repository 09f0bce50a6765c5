package io.quietzone.renderers.drawing;

/**
 * Receives the contours of whole modules: the symbol's top left corner is 0, 0; {@code x} runs to
 * the right and {@code y} downwards.
 */
@FunctionalInterface
public interface GridPen {

  /**
   * Draws a closed contour.
   *
   * @param corners in the order of travel, x in the high byte of each and y in the low one. The
   *     line to the second is horizontal, the next one vertical, and so on; the last one, vertical,
   *     leads back to the first. The array is used again for the next contour.
   * @param count how many corners there are, even, at least 4
   */
  void contour(char[] corners, int count);
}
