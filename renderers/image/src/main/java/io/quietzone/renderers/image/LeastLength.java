package io.quietzone.renderers.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The fewest bytes that a file of a size can have. Decoders make room for the whole picture before
 * they miss its pixels, and some are content without.
 */
final class LeastLength {

  /** Deflate makes nothing smaller than that: 258 bytes take two bits (RFC 1951, 3.2.5). */
  private static final int DEFLATE_RATIO = 1032;

  private static final int OLD_BITMAP_HEADER = 12;

  private LeastLength() {}

  /**
   * What the header of a file promises; 0 for kinds of which no such thing can be said.
   *
   * @throws IndexOutOfBoundsException if the header is cut off
   */
  static long of(RasterKind kind, byte[] file) {
    return switch (kind) {
      case PNG -> ofPng(ByteBuffer.wrap(file));
      case BMP -> ofBitmap(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN));
      default -> 0;
    };
  }

  /** PNG specification, 11.2.2: width, height, bits of a sample, and what the samples are. */
  private static long ofPng(ByteBuffer file) {
    int samples =
        switch (file.get(25)) {
          case 2 -> 3;
          case 4 -> 2;
          case 6 -> 4;
          default -> 1;
        };
    long row = ((long) file.getInt(16) * file.get(24) * samples + 7) / 8;
    return row * file.getInt(20) / DEFLATE_RATIO;
  }

  /** The headers BITMAPCOREHEADER and BITMAPINFOHEADER, and those that begin like the latter. */
  private static long ofBitmap(ByteBuffer file) {
    boolean old = file.getInt(14) == OLD_BITMAP_HEADER;
    long width = old ? file.getShort(18) & 0xFFFF : file.getInt(18);
    long height = old ? file.getShort(20) & 0xFFFF : Math.abs((long) file.getInt(22));
    int bits = file.getShort(old ? 24 : 28);
    int compression = old ? 0 : file.getInt(30);
    boolean runs = compression == 1 || compression == 2;
    long row = (width * bits + 31) / 32 * 4;
    return file.getInt(10) + (runs ? 0 : row * height);
  }
}
