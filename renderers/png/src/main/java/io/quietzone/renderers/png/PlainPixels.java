package io.quietzone.renderers.png;

import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.Picture;
import io.quietzone.renderers.spi.Symbol;

/** Square modules of one colour: one bit a pixel, and each row of modules compressed once. */
final class PlainPixels {

  private PlainPixels() {}

  static byte[] file(Picture picture) {
    int pixels = picture.size().pixels();
    Color background = picture.style().background();
    Color module = picture.style().color().over(background);
    PixelFormat format = PixelFormat.indexed(1, argb(background), argb(module));
    return PngFile.square(pixels, picture.size().dpi(), format, compress(picture, pixels));
  }

  private static byte[] compress(Picture picture, int pixels) {
    Symbol symbol = picture.symbol();
    int left = picture.symbolXPixels();
    int top = picture.symbolYPixels();
    int modulePixels = picture.modulePixels();
    PixelRow row = new PixelRow(pixels);
    ZlibRows rows = new ZlibRows(row.bytes().length);
    rows.add(row.bytes(), top);
    for (int y = 0; y < symbol.size(); y++) {
      row.draw(symbol, y, left, modulePixels);
      rows.add(row.bytes(), modulePixels);
    }
    row.clear();
    rows.add(row.bytes(), pixels - top - symbol.size() * modulePixels);
    return rows.finish();
  }

  private static int argb(Color color) {
    return color.alpha() << 24 | color.rgb();
  }
}
