package io.quietzone.liberty;

import io.quietzone.renderers.proof.Decoder;
import io.quietzone.renderers.proof.Luminance;
import io.quietzone.renderers.proof.PictureProof;
import io.quietzone.renderers.spi.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** What decoders make of a file that the server sent. */
final class ReadBack {

  private ReadBack() {}

  /** Whether every decoder finds the text, on white paper or, for light modules, on black. */
  static boolean isRead(byte[] file, String text) throws IOException {
    return isRead(ImageIO.read(new ByteArrayInputStream(file)), text);
  }

  /** What a plain picture says on white paper, to the first decoder that reads it. */
  static String text(byte[] file) throws IOException {
    Luminance picture = Luminance.of(ImageIO.read(new ByteArrayInputStream(file)), Color.WHITE);
    return Stream.of(Decoder.values())
        .flatMap(decoder -> decoder.read(picture).stream())
        .findFirst()
        .orElseThrow();
  }

  /** Whether every decoder finds the text in the pixels that became of a file, likewise. */
  static boolean isRead(BufferedImage image, String text) {
    return Stream.of(Color.WHITE, Color.BLACK)
        .map(paper -> Luminance.of(image, paper))
        .anyMatch(picture -> PictureProof.unread(picture, text).isEmpty());
  }
}
