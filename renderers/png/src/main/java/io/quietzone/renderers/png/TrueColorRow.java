package io.quietzone.renderers.png;

import java.util.Arrays;

/**
 * One row of red, green and blue, and of opacity where there is any, each the difference to the
 * pixel on the left (ISO/IEC 15948, clause 9.2, filter type 1).
 */
final class TrueColorRow {

  private static final byte SUB = 1;

  private final boolean withAlpha;
  private final byte[] bytes;

  TrueColorRow(int pixels, boolean withAlpha) {
    this.withAlpha = withAlpha;
    this.bytes = new byte[1 + pixels * (withAlpha ? 4 : 3)];
    bytes[0] = SUB;
  }

  byte[] bytes() {
    return bytes;
  }

  /**
   * Replaces the row.
   *
   * @param argb not premultiplied; what cannot be seen at all is stored as 0
   */
  void draw(int... argb) {
    Arrays.fill(bytes, 1, bytes.length, (byte) 0);
    int samples = withAlpha ? 4 : 3;
    int left = 0;
    for (int x = 0; x < argb.length; x++) {
      int pixel = argb[x];
      if (pixel == left) {
        continue;
      }
      if (pixel >>> 24 == 0) {
        pixel = 0;
      }
      int at = 1 + x * samples;
      bytes[at] = (byte) ((pixel >> 16) - (left >> 16));
      bytes[at + 1] = (byte) ((pixel >> 8) - (left >> 8));
      bytes[at + 2] = (byte) (pixel - left);
      if (withAlpha) {
        bytes[at + 3] = (byte) ((pixel >>> 24) - (left >>> 24));
      }
      left = pixel;
    }
  }
}
