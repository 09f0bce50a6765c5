package io.quietzone.renderers.raster;

import io.quietzone.renderers.spi.Color;

/** Pixels as {@code 0xAARRGGBB}, not premultiplied. */
final class Argb {

  private Argb() {}

  static int of(Color color) {
    return color.alpha() << 24 | color.rgb();
  }

  static Color color(int argb) {
    return new Color(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF, argb >>> 24);
  }

  /** What is seen when a pixel lies on another, as {@link Color#over} says. */
  static int over(int above, int below) {
    int alpha = above >>> 24;
    if (alpha == 255) {
      return above;
    }
    if (below >>> 24 == 255) {
      int rest = 255 - alpha;
      return 0xFF000000
          | mix(above >> 16 & 0xFF, alpha, below >> 16 & 0xFF, rest) << 16
          | mix(above >> 8 & 0xFF, alpha, below >> 8 & 0xFF, rest) << 8
          | mix(above & 0xFF, alpha, below & 0xFF, rest);
    }
    return of(color(above).over(color(below)));
  }

  private static int mix(int above, int alpha, int below, int rest) {
    return (above * alpha + below * rest + 127) / 255;
  }

  /** A paint's pixel where it covers a share of it. */
  static int covered(int paint, int level) {
    int alpha = ((paint >>> 24) * level * 2 + Levels.FULL) / (2 * Levels.FULL);
    return alpha << 24 | (paint & 0xFFFFFF);
  }
}
