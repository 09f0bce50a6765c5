package io.quietzone.renderers.png;

import io.quietzone.renderers.raster.IndexedRaster;
import io.quietzone.renderers.raster.Raster;
import io.quietzone.renderers.spi.Picture;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Any style: indices of a palette where the picture has few colours, or else red, green and blue.
 */
final class StyledPixels {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

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
    byte[] indices = new byte[edge + 1];
    byte[] row = new byte[1 + (packed ? (edge + 1) / 2 : edge)];
    ZlibRows rows = new ZlibRows(row.length);
    for (int y = 0; y < edge; y++) {
      if (!raster.row(y, packed ? indices : row, packed ? 0 : 1)) {
        return null;
      }
      if (packed) {
        pack(indices, row);
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

  /** Two indices a byte, the left one in the higher bits (clause 7.2). */
  private static void pack(byte[] indices, byte[] row) {
    int to = 1;
    for (; 2 * to + 6 <= indices.length && to + Integer.BYTES <= row.length; to += Integer.BYTES) {
      INTS.set(row, to, eightPacked((long) LONGS.get(indices, 2 * to - 2)));
    }
    for (; to < row.length; to++) {
      row[to] = (byte) (indices[2 * to - 2] << 4 | indices[2 * to - 1]);
    }
  }

  /** Eight indices of four bits, the leftmost lowest, each pair moved into a byte. */
  private static int eightPacked(long indices) {
    long pairs = (indices << 4 | indices >>> 8) & 0x00FF_00FF_00FF_00FFL;
    long fours = (pairs | pairs >>> 8) & 0x0000_FFFF_0000_FFFFL;
    return (int) (fours | fours >>> 16);
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
