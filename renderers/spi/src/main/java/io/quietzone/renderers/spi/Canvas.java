package io.quietzone.renderers.spi;

/**
 * Receives the shapes of a {@link Picture}, each on top of the ones before.
 *
 * <p>Lengths are modules. {@code 0, 0} is the top left corner of the picture, {@code x} runs to the
 * right and {@code y} downwards, and the picture's edge is {@link Picture#modules()} long. Later
 * versions may add methods, each with a default.
 */
public interface Canvas {

  /**
   * Fills the inside of a shape by the nonzero winding rule: contours may overlap, and a hole runs
   * the other way round than what it is a hole in.
   */
  void fill(Shape shape, Paint paint);

  /** Draws pixels into a box of the same proportions. */
  void image(Image image, Box box);

  /**
   * Fills the outlines of a text.
   *
   * @param text what the outlines say, for formats that can tell it to a reader or a search
   */
  default void text(String text, Shape outlines, Paint paint) {
    fill(outlines, paint);
  }
}
