package io.quietzone.renderers.spi;

/** An area with closed contours. */
public interface Shape {

  /**
   * Draws the contours, each a {@link Pen#moveTo}, lines and curves, and a {@link Pen#close}.
   *
   * @param pen receives them in modules, as {@link Canvas} counts them
   */
  void trace(Pen pen);
}
