package io.quietzone.renderers.jpg;

import io.quietzone.renderers.raster.Raster;
import io.quietzone.renderers.spi.Picture;
import io.quietzone.renderers.spi.Renderer;
import java.util.Arrays;

/**
 * Draws JPEG files (ITU-T T.81, baseline; JFIF 1.02) with the resolution in their head. JPEG has no
 * transparency: what is transparent becomes white.
 */
public final class JpgRenderer implements Renderer {

  private static final int BLOCK = 8;
  private static final int WHITE = 0xFFFFFF;

  /** What a JPEG may have at most (ITU-T T.81, B.2.2). */
  private static final int MAX_PIXELS = 65_535;

  @Override
  public String format() {
    return "jpg";
  }

  @Override
  public String mediaType() {
    return "image/jpeg";
  }

  /**
   * Draws a picture.
   *
   * @throws IllegalArgumentException for a picture of more than 65,535 pixels across
   */
  @Override
  public byte[] render(Picture picture) {
    Raster raster = Raster.of(picture);
    int edge = raster.edge();
    if (edge > MAX_PIXELS) {
      throw new IllegalArgumentException(edge + " pixels are more than " + MAX_PIXELS);
    }
    JpegEncoder encoder = new JpegEncoder(edge, picture.size().dpi());
    int padded = (edge + BLOCK - 1) / BLOCK * BLOCK;
    int[] row = new int[edge];
    int[][] band = new int[BLOCK][padded];
    for (int top = 0; top < edge; top += BLOCK) {
      for (int y = 0; y < BLOCK; y++) {
        // What lies beyond the picture repeats its edge.
        if (top + y < edge) {
          raster.row(top + y, row);
          onWhite(row, band[y]);
          Arrays.fill(band[y], edge, padded, band[y][edge - 1]);
        } else {
          System.arraycopy(band[y - 1], 0, band[y], 0, padded);
        }
      }
      encoder.addBand(band);
    }
    return encoder.finish();
  }

  private static void onWhite(int[] argb, int[] rgb) {
    for (int x = 0; x < argb.length; x++) {
      int alpha = argb[x] >>> 24;
      if (alpha == 255) {
        rgb[x] = argb[x] & WHITE;
      } else {
        rgb[x] =
            onWhite(argb[x] >> 16 & 0xFF, alpha) << 16
                | onWhite(argb[x] >> 8 & 0xFF, alpha) << 8
                | onWhite(argb[x] & 0xFF, alpha);
      }
    }
  }

  private static int onWhite(int part, int alpha) {
    return (part * alpha + 255 * (255 - alpha) + 127) / 255;
  }
}
