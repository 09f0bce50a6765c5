package io.quietzone.renderers.image;

import io.quietzone.renderers.spi.Image;
import java.awt.image.Raster;

/**
 * How many components a JPEG has (ITU-T T.81, B.2.2), and what Adobe's marker says they mean (ITU-T
 * T.872, clause 6.5.3).
 *
 * @param components 1 for grey, 3 for colours, 4 for inks
 * @param present whether there is such a marker: its inks are stored inverted
 * @param transform 2 if the first three inks are stored as luminance and chrominance
 */
record AdobeMarker(int components, boolean present, int transform) {

  private static final int APP14 = 0xEE;
  private static final int START_OF_SCAN = 0xDA;

  static AdobeMarker of(byte[] file) {
    int components = 3;
    boolean present = false;
    int transform = 0;
    int at = 2;
    while (at + 9 < file.length && (file[at] & 0xFF) == 0xFF) {
      int marker = file[at + 1] & 0xFF;
      int length = (file[at + 2] & 0xFF) << 8 | (file[at + 3] & 0xFF);
      boolean startOfFrame =
          marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
      if (startOfFrame) {
        components = file[at + 9] & 0xFF;
      } else if (marker == APP14 && at + 15 < file.length && file[at + 4] == 'A') {
        present = true;
        transform = file[at + 15] & 0xFF;
      } else if (marker == START_OF_SCAN) {
        break;
      }
      at += 2 + length;
    }
    return new AdobeMarker(components, present, transform);
  }

  /** Turns inks into colours, as if each ink took away its share of the light. */
  Image toRgb(Raster inks) {
    int width = inks.getWidth();
    int height = inks.getHeight();
    int[] pixels = new int[width * height];
    int[] row = new int[4 * width];
    for (int y = 0; y < height; y++) {
      inks.getPixels(0, y, width, 1, row);
      for (int x = 0; x < width; x++) {
        pixels[y * width + x] = rgb(row[4 * x], row[4 * x + 1], row[4 * x + 2], row[4 * x + 3]);
      }
    }
    return new Image(width, height, pixels);
  }

  private int rgb(int first, int second, int third, int black) {
    int cyan = first;
    int magenta = second;
    int yellow = third;
    if (transform == 2) {
      // JFIF's conversion from luminance and chrominance.
      cyan = clamp(first + 1.402 * (third - 128));
      magenta = clamp(first - 0.344136 * (second - 128) - 0.714136 * (third - 128));
      yellow = clamp(first + 1.772 * (second - 128));
    }
    int light = present ? black : 255 - black;
    int red = (present ? cyan : 255 - cyan) * light / 255;
    int green = (present ? magenta : 255 - magenta) * light / 255;
    int blue = (present ? yellow : 255 - yellow) * light / 255;
    return 0xFF000000 | red << 16 | green << 8 | blue;
  }

  private static int clamp(double value) {
    return (int) Math.max(0, Math.min(255, Math.floor(value + 0.5)));
  }
}
