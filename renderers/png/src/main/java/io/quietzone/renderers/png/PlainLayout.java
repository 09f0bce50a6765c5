package io.quietzone.renderers.png;

import io.quietzone.renderers.spi.Picture;

/**
 * Where the pixels of a picture of plain modules lie.
 *
 * @param modules the edge of the symbol, 21–177
 * @param pixels the edge of the picture
 * @param left how many pixels lie before the symbol
 * @param top how many pixels lie above the symbol
 * @param modulePixels the edge of a module in pixels, at least 1
 */
record PlainLayout(int modules, int pixels, int left, int top, int modulePixels) {

  static PlainLayout of(Picture picture) {
    return new PlainLayout(
        picture.symbol().size(),
        picture.size().pixels(),
        picture.symbolXPixels(),
        picture.symbolYPixels(),
        picture.modulePixels());
  }

  /** How many bytes a row has: its filter type, and one bit a pixel. */
  int rowLength() {
    return 1 + (pixels + 7) / 8;
  }

  /** How many pixels lie below the symbol. */
  int bottom() {
    return pixels - top - modules * modulePixels;
  }
}
