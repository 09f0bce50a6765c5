package io.quietzone.renderers.drawing;

/**
 * Receives the contours of whole modules: the symbol's top left corner is 0, 0; {@code x} runs to
 * the right and {@code y} downwards.
 */
@FunctionalInterface
public interface GridPen {

  /**
   * Draws a closed contour of horizontal and vertical lines in turns.
   *
   * @param starts where the horizontal lines start, in the order of travel, x in the high byte of
   *     each and y in the low one, and behind the last one the first again. From each, one line
   *     leads across to the x of the next, and one down or up to its y. The array is used again for
   *     the next contour.
   * @param count how many there are, without the one that comes again; at least 2
   */
  void contour(char[] starts, int count);
}
