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
   * The edge of one module in a picture made of pixels.
   *
   * @return pixels, at least 1; the largest whole number at which symbol and quiet zone fit
   */
  int modulePixels();

  /**
   * The distance from the picture's left and top edge to the symbol's first module. It holds the
   * quiet zone and half of the pixels by which the picture is larger than whole modules fill; what
   * remains beyond the last module is as wide, or one pixel wider.
   *
   * @return pixels, at least {@code style().quietZone() * modulePixels()}
   */
  int originPixels();
}
