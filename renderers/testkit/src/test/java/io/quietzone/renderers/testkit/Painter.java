package io.quietzone.renderers.testkit;

import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.Picture;
import io.quietzone.renderers.spi.Renderer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A renderer that keeps the contract, pixel by pixel; those that break it extend it. */
public class Painter implements Renderer {

  @Override
  public String format() {
    return "painted";
  }

  @Override
  public String mediaType() {
    return "image/bmp";
  }

  @Override
  public byte[] render(Picture picture) {
    return paint(picture, picture.size().pixels(), picture.symbolXPixels());
  }

  static byte[] paint(Picture picture, int edge, int origin) {
    BufferedImage image = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_RGB);
    fill(image, picture.style().background().over(Color.WHITE), 0, 0, edge);
    Color dark = picture.style().color().over(picture.style().background()).over(Color.WHITE);
    int pixels = picture.modulePixels();
    for (int y = 0; y < picture.symbol().size(); y++) {
      for (int x = 0; x < picture.symbol().size(); x++) {
        if (picture.symbol().isDark(x, y)) {
          fill(image, dark, origin + x * pixels, origin + y * pixels, pixels);
        }
      }
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "bmp", file);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return file.toByteArray();
  }

  private static void fill(BufferedImage image, Color color, int left, int top, int edge) {
    for (int y = top; y < Math.min(image.getHeight(), top + edge); y++) {
      for (int x = left; x < Math.min(image.getWidth(), left + edge); x++) {
        image.setRGB(x, y, color.rgb());
      }
    }
  }
}
