package io.quietzone.liberty;

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
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
    return Stream.of(Color.WHITE, Color.BLACK)
        .map(paper -> Luminance.of(image, paper))
        .anyMatch(picture -> PictureProof.unread(picture, text).isEmpty());
  }
}
