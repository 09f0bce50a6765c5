package io.quietzone.renderers.jpg;

import static org.assertj.core.api.Assertions.assertThat;

import io.quietzone.renderers.drawing.Drawing;
import io.quietzone.renderers.drawing.Pattern;
import io.quietzone.renderers.drawing.SymbolStyle;
import io.quietzone.renderers.proof.PictureReader;
import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.PrintSize;
import io.quietzone.renderers.symbol.SymbolEncoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JpgRendererTest {

  private static final String TEXT = "https://example.com/q/k7Xw2p";

  @ParameterizedTest
  @EnumSource(Pattern.class)
  void everyPatternReadsBack(Pattern pattern) throws IOException {
    assertThat(PictureReader.read(decoded(SymbolStyle.STANDARD.withPattern(pattern), 333)))
        .contains(TEXT);
  }

  @Test
  void blackIsBlackAndWhatIsTransparentIsWhite() throws IOException {
    BufferedImage image = decoded(SymbolStyle.plain(Color.BLACK, Color.TRANSPARENT, 4), 37 * 16);

    assertThat(image.getRGB(0, 0)).isEqualTo(0xFFFFFFFF);
    assertThat(image.getRGB(4 * 16 + 8, 4 * 16 + 8) & 0xFF).isLessThanOrEqualTo(8);
  }

  @Test
  void theHeadHasTheResolution() {
    byte[] file = render(SymbolStyle.STANDARD, 370);

    assertThat(file).startsWith(0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 2);
    assertThat(new byte[] {file[13], file[14], file[15], file[16], file[17]})
        .as("dots per inch")
        .containsExactly(1, 0, 100, 0, 100);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 9, 63})
  void anyPixelsSurviveTheEncoding(int edge) throws IOException {
    Random random = new Random(edge);
    int padded = (edge + 7) / 8 * 8;
    int[][] rows = new int[padded][padded];
    for (int y = 0; y < padded; y++) {
      for (int x = 0; x < padded; x++) {
        // Smooth, with some noise: what JPEG is made for.
        int light = (x * 200 / padded + random.nextInt(20)) & 0xFF;
        rows[y][x] = light << 16 | (y * 255 / padded) << 8 | (255 - light);
      }
    }
    JpegEncoder encoder = new JpegEncoder(edge, 100);
    for (int top = 0; top < padded; top += 8) {
      encoder.addBand(Arrays.copyOfRange(rows, top, top + 8));
    }
    BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(encoder.finish()));

    assertThat(decoded.getWidth()).isEqualTo(edge);
    assertThat(decoded.getHeight()).isEqualTo(edge);
    double squares = 0;
    for (int i = 0; i < edge * edge; i++) {
      int expected = rows[i / edge][i % edge];
      int found = decoded.getRGB(i % edge, i / edge);
      for (int shift = 0; shift <= 16; shift += 8) {
        int difference = (expected >> shift & 0xFF) - (found >> shift & 0xFF);
        squares += difference * difference;
      }
    }
    double noise = 10 * Math.log10(255 * 255 / (squares / (3.0 * edge * edge) + 0.001));
    assertThat(noise).as("signal to noise, in decibels").isGreaterThan(32);
  }

  private static BufferedImage decoded(SymbolStyle style, int pixels) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(render(style, pixels)));
    assertThat(image.getWidth()).isEqualTo(pixels);
    return image;
  }

  private static byte[] render(SymbolStyle style, int pixels) {
    return new JpgRenderer()
        .render(
            Drawing.of(
                SymbolEncoder.encode(TEXT, ErrorCorrection.M),
                style,
                new PrintSize(pixels / 100.0, 100)));
  }
}
