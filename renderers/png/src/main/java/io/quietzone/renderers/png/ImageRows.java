package io.quietzone.renderers.png;

import io.quietzone.renderers.spi.Image;

/**
 * The pixels of an image as PNG compresses them: filtered rows in a zlib stream (ISO/IEC 15948,
 * clauses 9 and 10), which PDF and PostScript take too. Equal images give equal bytes.
 */
public final class ImageRows {

  private ImageRows() {}

  /** Red, green and blue in eight bits each; what cannot be seen at all is black. */
  public static byte[] rgb(Image image) {
    return colors(image, false);
  }

  /** Red, green, blue and opacity in eight bits each. */
  public static byte[] rgba(Image image) {
    return colors(image, true);
  }

  /** The opacity in eight bits. */
  public static byte[] alpha(Image image) {
    byte[] row = new byte[1 + image.width()];
    ZlibRows rows = new ZlibRows(row.length);
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        row[1 + x] = (byte) (image.argb(x, y) >>> 24);
      }
      rows.add(row, 1);
    }
    return rows.finish();
  }

  private static byte[] colors(Image image, boolean withAlpha) {
    int[] argb = new int[image.width()];
    TrueColorRow row = new TrueColorRow(image.width(), withAlpha);
    ZlibRows rows = new ZlibRows(row.bytes().length);
    for (int y = 0; y < image.height(); y++) {
      image.row(y, argb);
      row.draw(argb);
      rows.add(row.bytes(), 1);
    }
    return rows.finish();
  }
}
