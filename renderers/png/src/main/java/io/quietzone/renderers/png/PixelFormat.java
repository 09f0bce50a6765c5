package io.quietzone.renderers.png;

/**
 * How pixels are stored (ISO/IEC 15948, clause 11.2.2).
 *
 * @param bitDepth of an index or of a sample: 1, 2, 4 or 8
 * @param colorType 2 for red, green and blue; 3 for a palette; 6 for opacity as well
 * @param palette {@code 0xAARRGGBB}, not premultiplied; at most 256; empty unless the colour type
 *     is 3
 */
record PixelFormat(int bitDepth, int colorType, int... palette) {

  static final PixelFormat RGB = new PixelFormat(8, 2);
  static final PixelFormat RGBA = new PixelFormat(8, 6);

  static PixelFormat indexed(int bitDepth, int... palette) {
    return new PixelFormat(bitDepth, 3, palette);
  }
}
