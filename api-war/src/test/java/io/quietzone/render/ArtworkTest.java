package io.quietzone.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quietzone.fetch.Fetcher;
import io.quietzone.renderers.image.UnreadableImageException;
import io.quietzone.renderers.spi.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Pictures that come from outside, and what is remembered of them. */
class ArtworkTest {

  private final Artwork artwork = new Artwork(new Fetcher());

  @Test
  void aFileOfTheSameBytesIsReadOnce() throws Exception {
    Image first = artwork.read(dot(0xCC1111));

    assertThat(artwork.read(dot(0xCC1111))).isSameAs(first);
    assertThat(artwork.read(dot(0xCC1112))).isNotSameAs(first);
  }

  @Test
  void whatCouldNotBeReadIsNotRemembered() {
    byte[] file = "no picture".getBytes(StandardCharsets.UTF_8);

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> artwork.read(file)).isInstanceOf(UnreadableImageException.class);
    }
  }

  private static byte[] dot(int color) throws IOException {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, color);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(image, "png", file);
    return file.toByteArray();
  }
}
