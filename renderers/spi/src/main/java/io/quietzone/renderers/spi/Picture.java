package io.quietzone.renderers.spi;

/**
 * A picture to draw: a symbol, how it looks, how large it is printed, and where its modules lie.
 *
 * <p>The application implements it; later versions may add methods, each with a default.
 */
public interface Picture {

  Symbol symbol();

  Style style();

  PrintSize size();

  /**
   * The edge of the picture: symbol, quiet zone, and the frame if there is one.
   *
   * @return modules
   */
  int modules();

  /**
   * How far the symbol's first module lies from the picture's left edge.
   *
   * @return modules, at least {@code style().quietZone()}
   */
  int symbolX();

  /**
   * How far the symbol's first module lies from the picture's top edge.
   *
   * @return modules, at least {@code style().quietZone()}
   */
  int symbolY();

  /**
   * Draws everything there is to see on the background, which is {@code style().background()} all
   * over the picture.
   *
   * @param canvas receives the shapes, the same ones in the same order each time
   */
  void draw(Canvas canvas);

  /**
   * The edge of one module in a picture made of pixels.
   *
   * @return pixels, at least 1; the largest whole number at which all modules fit
   */
  default int modulePixels() {
    return size().pixels() / modules();
  }

  /**
   * What remains at the left and at the top when all modules have been given whole pixels; at the
   * right and at the bottom it is as wide, or one pixel wider. It has the colour of the background.
   *
   * @return pixels, less than half of {@code modules()}
   */
  default int marginPixels() {
    return (size().pixels() - modules() * modulePixels()) / 2;
  }

  /**
   * The distance from the picture's left edge to the symbol's first module.
   *
   * @return pixels
   */
  default int symbolXPixels() {
    return marginPixels() + symbolX() * modulePixels();
  }

  /**
   * The distance from the picture's top edge to the symbol's first module.
   *
   * @return pixels
   */
  default int symbolYPixels() {
    return marginPixels() + symbolY() * modulePixels();
  }
}
