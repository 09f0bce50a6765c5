package io.quietzone.renderers.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quietzone.renderers.proof.PictureReader;
import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** A picture made of pixels, as {@code javax.imageio} reads it. */
final class Raster {

  private final BufferedImage image;

  private Raster(BufferedImage image) {
    this.image = image;
  }

  static boolean canRead(String mediaType) {
    return readers(mediaType).hasNext();
  }

  static Raster decode(String mediaType, byte[] file) throws IOException {
    ImageReader reader = readers(mediaType).next();
    try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(input);
      return new Raster(reader.read(0));
    } finally {
      reader.dispose();
    }
  }

  private static Iterator<ImageReader> readers(String mediaType) {
    String withoutParameters = mediaType.replaceFirst("[ \t]*;.*", "");
    return ImageIO.getImageReadersByMIMEType(withoutParameters);
  }

  void assertSize(Picture picture) {
    assertThat(image.getWidth()).as("width").isEqualTo(picture.size().pixels());
    assertThat(image.getHeight()).as("height").isEqualTo(picture.size().pixels());
  }

  /** Compares every pixel with what the picture asks for, as both look on white paper. */
  void assertShows(Picture picture, int tolerance) {
    assertSize(picture);
    int edge = picture.size().pixels();
    Color light = picture.style().background().over(Color.WHITE);
    Color dark = picture.style().color().over(picture.style().background()).over(Color.WHITE);
    for (int y = 0; y < edge; y++) {
      for (int x = 0; x < edge; x++) {
        Color expected = isDark(picture, x, y) ? dark : light;
        Color actual = color(image.getRGB(x, y)).over(Color.WHITE);
        if (difference(actual, expected) > tolerance) {
          assertThat(actual).as("pixel %d, %d", x, y).isEqualTo(expected);
        }
      }
    }
  }

  void assertReads(String payload) {
    assertThat(PictureReader.read(image)).hasValue(payload);
  }

  private static boolean isDark(Picture picture, int x, int y) {
    int column = Math.floorDiv(x - picture.symbolXPixels(), picture.modulePixels());
    int row = Math.floorDiv(y - picture.symbolYPixels(), picture.modulePixels());
    int size = picture.symbol().size();
    return column >= 0
        && column < size
        && row >= 0
        && row < size
        && picture.symbol().isDark(column, row);
  }

  private static Color color(int argb) {
    return new Color(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF, argb >>> 24);
  }

  private static int difference(Color one, Color other) {
    return Math.max(
        Math.abs(one.red() - other.red()),
        Math.max(Math.abs(one.green() - other.green()), Math.abs(one.blue() - other.blue())));
  }
}
