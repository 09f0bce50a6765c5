package io.quietzone.renderers.png;

import io.quietzone.renderers.raster.IndexedRaster;
import io.quietzone.renderers.raster.Raster;
import io.quietzone.renderers.spi.Picture;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Any style: indices of a palette where the picture has few colours, or else red, green and blue.
 */
final class StyledPixels {

  private StyledPixels() {}

  static byte[] file(Picture picture) {
    Raster raster = Raster.of(picture);
    Optional<IndexedRaster> indexed = raster.indexed();
    byte[] file = indexed.isPresent() ? indexed(picture, indexed.get()) : null;
    return file != null ? file : trueColor(picture, raster);
  }

  /** Returns null if there are too many colours. */
  private static byte @Nullable [] indexed(Picture picture, IndexedRaster raster) {
    int edge = raster.edge();
    boolean packed = raster.hasAtMost16Colors();
    byte[] row = new byte[1 + (packed ? (edge + 1) / 2 : edge)];
    ZlibRows rows = new ZlibRows(row.length);
    for (int y = 0; y < edge; y++) {
      if (packed) {
        raster.packedRow(y, row, 1);
      } else if (!raster.row(y, row, 1)) {
        return null;
      }
      rows.add(row, 1);
    }
    int[] palette = new int[raster.colors()];
    for (int i = 0; i < palette.length; i++) {
      palette[i] = raster.color(i);
    }
    PixelFormat format = PixelFormat.indexed(packed ? 4 : 8, palette);
    return PngFile.square(edge, picture.size().dpi(), format, rows.finish());
  }

  private static byte[] trueColor(Picture picture, Raster raster) {
    int edge = raster.edge();
    int[] argb = new int[edge];
    int[] previous = new int[edge];
    TrueColorRow row = new TrueColorRow(edge, !raster.isOpaque());
    ZlibRows rows = new ZlibRows(row.bytes().length);
    int times = 0;
    for (int y = 0; y < edge; y++) {
      raster.row(y, argb);
      if (times > 0 && !Arrays.equals(argb, previous)) {
        row.draw(previous);
        rows.add(row.bytes(), times);
        times = 0;
      }
      int[] drawn = argb;
      argb = previous;
      previous = drawn;
      times++;
    }
    row.draw(previous);
    rows.add(row.bytes(), times);
    PixelFormat format = raster.isOpaque() ? PixelFormat.RGB : PixelFormat.RGBA;
    return PngFile.square(edge, picture.size().dpi(), format, rows.finish());
  }
}
