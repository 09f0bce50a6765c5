package io.quietzone.render;

import io.quietzone.renderers.raster.Raster;
import io.quietzone.renderers.spi.Picture;
import io.quietzone.renderers.spi.Symbol;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** Files of pictures as simple as they can be, and of pictures that show nothing. */
final class Sketches {

  private Sketches() {}

  /** Black squares. */
  static byte[] svg(Picture picture) {
    Symbol symbol = picture.symbol();
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < symbol.size(); y++) {
      for (int x = 0; x < symbol.size(); x++) {
        if (symbol.isDark(x, y)) {
          path.append('M').append(picture.symbolX() + x).append(' ').append(picture.symbolY() + y);
          path.append("h1v1h-1z");
        }
      }
    }
    return svg(picture, "<path d='" + path + "'/>");
  }

  static byte[] emptySvg(Picture picture) {
    return svg(picture, "");
  }

  private static byte[] svg(Picture picture, String content) {
    String size = picture.modules() + " " + picture.modules();
    return ("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 "
            + size
            + "'>"
            + content
            + "</svg>")
        .getBytes(StandardCharsets.UTF_8);
  }

  static byte[] png(Picture picture) {
    Raster raster = Raster.of(picture);
    BufferedImage image = empty(picture);
    int[] row = new int[raster.edge()];
    for (int y = 0; y < raster.edge(); y++) {
      raster.row(y, row);
      image.setRGB(0, y, raster.edge(), 1, row, 0, raster.edge());
    }
    return png(image);
  }

  static byte[] emptyPng(Picture picture) {
    return png(empty(picture));
  }

  private static BufferedImage empty(Picture picture) {
    int edge = picture.size().pixels();
    return new BufferedImage(edge, edge, BufferedImage.TYPE_INT_ARGB);
  }

  private static byte[] png(BufferedImage image) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }
}
