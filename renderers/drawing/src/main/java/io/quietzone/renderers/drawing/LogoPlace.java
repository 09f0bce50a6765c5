package io.quietzone.renderers.drawing;

import io.quietzone.renderers.spi.Box;
import io.quietzone.renderers.spi.Image;

/**
 * Where a logo lies on a symbol, in modules from the symbol's corner: centred, its longer edge the
 * share asked for.
 *
 * @param box of the logo itself
 */
record LogoPlace(Box box, int symbolSize) {

  /** What is left free round the logo at least. */
  private static final double ROOM = 0.5;

  static LogoPlace of(Logo logo, int symbolSize) {
    Image image = logo.image();
    double longer = logo.ratio() * symbolSize;
    double width = longer * Math.min(1, (double) image.width() / image.height());
    double height = longer * Math.min(1, (double) image.height() / image.width());
    Box box = new Box((symbolSize - width) / 2, (symbolSize - height) / 2, width, height);
    return new LogoPlace(box, symbolSize);
  }

  /** The left edge of the clear zone. */
  int clearX() {
    return clear(box.x());
  }

  /** The top edge of the clear zone. */
  int clearY() {
    return clear(box.y());
  }

  int clearWidth() {
    return symbolSize - 2 * clearX();
  }

  int clearHeight() {
    return symbolSize - 2 * clearY();
  }

  private static int clear(double edge) {
    return Math.max(0, (int) Math.floor(edge - ROOM));
  }
}
