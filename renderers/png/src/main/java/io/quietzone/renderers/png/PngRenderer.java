package io.quietzone.renderers.png;

import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.Picture;
import io.quietzone.renderers.spi.Renderer;
import io.quietzone.renderers.spi.Symbol;

/**
 * Draws PNG pictures (ISO/IEC 15948): two palette colours, one bit a pixel, with the resolution in
 * a pHYs chunk.
 */
public final class PngRenderer implements Renderer {

  /** Above it, the row above is out of reach of a deflate match. */
  private static final int MAX_PIXELS = 8 * (ZlibRows.MAX_ROW_LENGTH - 1);

  @Override
  public String format() {
    return "png";
  }

  @Override
  public String mediaType() {
    return "image/png";
  }

  /**
   * Draws a picture.
   *
   * @throws IllegalArgumentException for a picture of more than 262,136 pixels across
   */
  @Override
  public byte[] render(Picture picture) {
    int pixels = picture.size().pixels();
    if (pixels > MAX_PIXELS) {
      throw new IllegalArgumentException(pixels + " pixels are more than " + MAX_PIXELS);
    }
    Color background = picture.style().background();
    Color module = picture.style().color().over(background);
    return PngFile.of(pixels, picture.size().dpi(), background, module, compress(picture, pixels));
  }

  private static byte[] compress(Picture picture, int pixels) {
    Symbol symbol = picture.symbol();
    int origin = picture.symbolXPixels();
    int modulePixels = picture.modulePixels();
    PixelRow row = new PixelRow(pixels);
    ZlibRows rows = new ZlibRows(row.bytes().length);
    rows.add(row.bytes(), origin);
    for (int y = 0; y < symbol.size(); y++) {
      row.draw(symbol, y, origin, modulePixels);
      rows.add(row.bytes(), modulePixels);
    }
    row.clear();
    rows.add(row.bytes(), pixels - origin - symbol.size() * modulePixels);
    return rows.finish();
  }
}
