package io.quietzone.renderers.image;

import io.quietzone.renderers.spi.Image;

/** Logos that glow on a dark ground, as neon signs do. */
public final class DarkGlow {

  private DarkGlow() {}

  /**
   * Makes the ground transparent: a pixel is as opaque as its brightest part, and its colour what
   * gives the same on black.
   */
  public static Image strip(Image image) {
    int width = image.width();
    int[] pixels = new int[width * image.height()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = strip(image.argb(i % width, i / width));
    }
    return new Image(width, image.height(), pixels);
  }

  private static int strip(int argb) {
    int red = argb >> 16 & 0xFF;
    int green = argb >> 8 & 0xFF;
    int blue = argb & 0xFF;
    int light = Math.max(red, Math.max(green, blue));
    if (light == 0) {
      return 0;
    }
    int alpha = ((argb >>> 24) * light + 127) / 255;
    return alpha << 24
        | (red * 255 / light) << 16
        | (green * 255 / light) << 8
        | (blue * 255 / light);
  }
}
