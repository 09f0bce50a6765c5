package io.quietzone.renderers.image;

import io.quietzone.renderers.raster.ScaledImage;
import io.quietzone.renderers.spi.Image;
import io.quietzone.renderers.vector.SvgPainter;
import java.util.Arrays;

/**
 * Files with pictures: PNG, JPEG, GIF (its first frame), BMP, TIFF and SVG, told by their content.
 * Whatever else a file holds is dropped, colour profiles and orientation included.
 */
public final class PictureFile {

  /** Larger pictures are scaled down to it, in pixels. */
  public static final int MAX_EDGE = 1024;

  private PictureFile() {}

  /**
   * Reads a file.
   *
   * @return its picture, at most {@value #MAX_EDGE} pixels wide and high
   * @throws UnreadableImageException if it is none of these kinds, damaged, or too large
   */
  public static Image read(byte[] file) throws UnreadableImageException {
    for (RasterKind kind : RasterKind.values()) {
      if (kind.matches(file)) {
        return scaledDown(RasterFile.read(kind, file));
      }
    }
    if (SvgFile.matches(file)) {
      return SvgFile.read(file);
    }
    throw new UnreadableImageException(
        "This is no picture that is read here: send PNG, JPEG, GIF, BMP, TIFF or SVG.");
  }

  /**
   * Loads what the first SVG file needs, which takes a second or two; otherwise whoever sends that
   * file waits for it.
   */
  public static void prepare() {
    SvgPainter.prepare();
  }

  private static Image scaledDown(Image image) {
    int longer = Math.max(image.width(), image.height());
    if (longer <= MAX_EDGE) {
      return image;
    }
    int width = Math.max(1, Math.round((float) image.width() * MAX_EDGE / longer));
    int height = Math.max(1, Math.round((float) image.height() * MAX_EDGE / longer));
    ScaledImage scaled = new ScaledImage(image, 0, 0, width, height);
    int[] pixels = new int[width * height];
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      Arrays.fill(row, 0);
      scaled.draw(y, row);
      System.arraycopy(row, 0, pixels, y * width, width);
    }
    return new Image(width, height, pixels);
  }
}
