package io.quietzone.renderers.png;

import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.Picture;
import io.quietzone.renderers.spi.Symbol;

/** Square modules of one colour: one bit a pixel, and each row of modules compressed once. */
final class PlainPixels {

  private PlainPixels() {}

  static byte[] file(Picture picture) {
    Color background = picture.style().background();
    Color module = picture.style().color().over(background);
    PixelFormat format = PixelFormat.indexed(1, argb(background), argb(module));
    PlainLayout layout = PlainLayout.of(picture);
    byte[] pixelData = compress(picture.symbol(), layout);
    return PngFile.square(layout.pixels(), picture.size().dpi(), format, pixelData);
  }

  private static byte[] compress(Symbol symbol, PlainLayout layout) {
    int distance = ZlibRows.distance(layout.rowLength());
    DeflateBlock block =
        TrainedCodes.has(layout)
            ? new TrainedBlock(TrainedCodes.of(layout), distance)
            : new MeasuredBlock(distance);
    return compress(symbol, layout, block).finish();
  }

  /** Adds all rows of a picture to a block. */
  static ZlibRows compress(Symbol symbol, PlainLayout layout, DeflateBlock block) {
    PixelRow row = new PixelRow(layout.rowLength());
    ZlibRows rows = new ZlibRows(layout.rowLength(), block);
    rows.add(row.bytes(), layout.top());
    for (int y = 0; y < layout.modules(); y++) {
      row.draw(symbol, y, layout.left(), layout.modulePixels());
      rows.add(row.bytes(), layout.modulePixels());
    }
    row.clear();
    rows.add(row.bytes(), layout.bottom());
    return rows;
  }

  private static int argb(Color color) {
    return color.alpha() << 24 | color.rgb();
  }
}
