package io.quietzone.renderers.png;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;

/** A PNG file, chunk by chunk (ISO/IEC 15948, clause 11). */
final class PngFile {

  private static final long SIGNATURE = 0x89504E470D0A1A0AL;

  private static final int IHDR = 0x49484452;
  private static final int PLTE = 0x504C5445;
  private static final int TRNS = 0x74524E53;
  private static final int PHYS = 0x70485973;
  private static final int IDAT = 0x49444154;
  private static final int IEND = 0x49454E44;

  /** What a chunk has besides its data: length, type and checksum. */
  private static final int CHUNK_FRAME = 12;

  /** The sum of the sizes of everything but the pixels, with no palette. */
  private static final int OVERHEAD = 8 + 6 * CHUNK_FRAME + 13 + 9;

  /** What a colour takes at most, with its opacity. */
  private static final int COLOR_BYTES = 4;

  private static final byte METRE = 1;
  private static final double INCHES_PER_METRE = 1 / 0.0254;

  private final ByteBuffer out;
  private final CRC32 crc = new CRC32();
  private int chunkStart;

  private PngFile(int length) {
    out = ByteBuffer.allocate(length).putLong(SIGNATURE);
  }

  /**
   * Writes a square picture of a printed size.
   *
   * @param pixels the edge
   * @param pixelData the zlib stream of the rows
   */
  static byte[] square(int pixels, int dpi, PixelFormat format, byte[] pixelData) {
    return of(pixels, pixels, dpi, format, pixelData);
  }

  /** Writes a picture of no certain printed size. */
  static byte[] of(int width, int height, PixelFormat format, byte[] pixelData) {
    return of(width, height, 0, format, pixelData);
  }

  private static byte[] of(int width, int height, int dpi, PixelFormat format, byte[] pixelData) {
    PngFile file = new PngFile(OVERHEAD + COLOR_BYTES * format.palette().length + pixelData.length);
    file.header(width, height, format);
    if (format.palette().length > 0) {
      file.palette(format.palette());
      file.transparency(format.palette());
    }
    if (dpi > 0) {
      file.resolution(dpi);
    }
    file.data(pixelData);
    file.end();
    return Arrays.copyOf(file.out.array(), file.out.position());
  }

  private void header(int width, int height, PixelFormat format) {
    beginChunk(IHDR);
    out.putInt(width).putInt(height);
    out.put((byte) format.bitDepth()).put((byte) format.colorType());
    // Compression, filter and interlace method: the only ones there are, and none.
    out.put((byte) 0).put((byte) 0).put((byte) 0);
    endChunk();
  }

  private void palette(int... colors) {
    beginChunk(PLTE);
    for (int color : colors) {
      out.put((byte) (color >> 16)).put((byte) (color >> 8)).put((byte) color);
    }
    endChunk();
  }

  /** Entries missing at the end are opaque (clause 11.3.2.1). */
  private void transparency(int... colors) {
    int count = colors.length;
    while (count > 0 && colors[count - 1] >>> 24 == 0xFF) {
      count--;
    }
    if (count == 0) {
      return;
    }
    beginChunk(TRNS);
    for (int i = 0; i < count; i++) {
      out.put((byte) (colors[i] >>> 24));
    }
    endChunk();
  }

  private void resolution(int dpi) {
    int pixelsPerMetre = (int) Math.min(Integer.MAX_VALUE, Math.round(dpi * INCHES_PER_METRE));
    beginChunk(PHYS);
    out.putInt(pixelsPerMetre).putInt(pixelsPerMetre).put(METRE);
    endChunk();
  }

  private void data(byte[] pixelData) {
    beginChunk(IDAT);
    out.put(pixelData);
    endChunk();
  }

  private void end() {
    beginChunk(IEND);
    endChunk();
  }

  private void beginChunk(int type) {
    chunkStart = out.position();
    out.putInt(0).putInt(type);
  }

  private void endChunk() {
    int length = out.position() - chunkStart - 8;
    out.putInt(chunkStart, length);
    crc.reset();
    crc.update(out.array(), chunkStart + 4, length + 4);
    out.putInt((int) crc.getValue());
  }
}
