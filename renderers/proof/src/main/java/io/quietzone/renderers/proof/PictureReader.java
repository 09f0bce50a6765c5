package io.quietzone.renderers.proof;

import io.quietzone.renderers.spi.Color;
import java.awt.image.BufferedImage;
import java.util.Optional;

/** Reads a symbol from a picture on white paper with every {@link Decoder}. */
public final class PictureReader {

  private PictureReader() {}

  /**
   * Reads a picture.
   *
   * @return the text of the symbol, or empty if some decoder cannot read it or they do not agree
   */
  public static Optional<String> read(BufferedImage picture) {
    return read(Luminance.of(picture, Color.WHITE));
  }

  /**
   * Reads pixels.
   *
   * @param pixels row by row, each {@code 0xAARRGGBB}, not premultiplied; {@code width * height}
   * @return the text of the symbol, or empty if some decoder cannot read it or they do not agree
   */
  public static Optional<String> read(int[] pixels, int width, int height) {
    return read(Luminance.of(pixels, width, height, Color.WHITE));
  }

  private static Optional<String> read(Luminance picture) {
    Optional<String> text = Decoder.ZXING.read(picture);
    return text.equals(Decoder.BOOFCV.read(picture)) ? text : Optional.empty();
  }
}
