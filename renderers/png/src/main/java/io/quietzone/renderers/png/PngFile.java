package io.quietzone.renderers.png;

import io.quietzone.renderers.spi.Color;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;

/** A PNG file of square size and two palette colours, chunk by chunk (ISO/IEC 15948, clause 11). */
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

  /** The sum of the sizes of everything but the pixels, with the longest tRNS. */
  private static final int MAX_OVERHEAD = 8 + 6 * CHUNK_FRAME + 13 + 6 + 2 + 9;

  private static final byte BIT_DEPTH = 1;
  private static final byte PALETTE = 3;
  private static final byte METRE = 1;
  private static final double INCHES_PER_METRE = 1 / 0.0254;

  private final ByteBuffer out;
  private final CRC32 crc = new CRC32();
  private int chunkStart;

  private PngFile(int pixelDataLength) {
    out = ByteBuffer.allocate(MAX_OVERHEAD + pixelDataLength).putLong(SIGNATURE);
  }

  /**
   * Writes a file.
   *
   * @param pixels the edge
   * @param zero the colour of the pixels that are 0
   * @param one the colour of the pixels that are 1
   * @param pixelData the zlib stream of the rows
   */
  static byte[] of(int pixels, int dpi, Color zero, Color one, byte[] pixelData) {
    PngFile file = new PngFile(pixelData.length);
    file.header(pixels);
    file.palette(zero, one);
    file.transparency(zero, one);
    file.resolution(dpi);
    file.data(pixelData);
    file.end();
    return Arrays.copyOf(file.out.array(), file.out.position());
  }

  private void header(int pixels) {
    beginChunk(IHDR);
    out.putInt(pixels).putInt(pixels).put(BIT_DEPTH).put(PALETTE);
    // Compression, filter and interlace method: the only ones there are, and none.
    out.put((byte) 0).put((byte) 0).put((byte) 0);
    endChunk();
  }

  private void palette(Color zero, Color one) {
    beginChunk(PLTE);
    color(zero);
    color(one);
    endChunk();
  }

  private void color(Color color) {
    out.put((byte) color.red()).put((byte) color.green()).put((byte) color.blue());
  }

  /** Missing entries are opaque (clause 11.3.2.1). */
  private void transparency(Color zero, Color one) {
    if (zero.alpha() == 255 && one.alpha() == 255) {
      return;
    }
    beginChunk(TRNS);
    out.put((byte) zero.alpha());
    if (one.alpha() < 255) {
      out.put((byte) one.alpha());
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
