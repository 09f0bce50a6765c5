package io.quietzone.renderers.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.Symbol;
import io.quietzone.renderers.symbol.SymbolEncoder;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureReaderTest {

  private static final int BLACK = 0xFF000000;
  private static final int WHITE = 0xFFFFFFFF;
  private static final int TRANSPARENT = 0x00000000;

  @ParameterizedTest
  @CsvSource({"1, 4", "1, 3", "4, 10", "7, 3", "20, 4", "40, 3", "40, 5"})
  void pictureReads(int version, int modulePixels) {
    assertThat(read("Grüße 茗荷", version, modulePixels, BLACK, WHITE)).hasValue("Grüße 茗荷");
  }

  @Test
  void transparencyIsReadOnWhitePaper() {
    assertThat(read("paper", 1, 6, BLACK, TRANSPARENT)).hasValue("paper");
    assertThat(read("paper", 1, 6, 0x80000000, TRANSPARENT)).hasValue("paper");
    assertThat(read("paper", 1, 6, TRANSPARENT, TRANSPARENT)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 40, 200})
  void pictureWithoutSymbolIsEmpty(int edge) {
    int[] pixels = new int[edge * edge];
    Arrays.fill(pixels, WHITE);

    assertThat(PictureReader.read(pixels, edge, edge)).isEmpty();
  }

  @Test
  void imageReadsLikeItsPixels() {
    int[] pixels = pixels(SymbolEncoder.encode("image", ErrorCorrection.H), 5, BLACK, WHITE);
    int edge = (int) Math.sqrt(pixels.length);
    BufferedImage image = new BufferedImage(edge, edge, BufferedImage.TYPE_BYTE_BINARY);
    image.setRGB(0, 0, edge, edge, pixels, 0, edge);

    assertThat(PictureReader.read(image)).hasValue("image");
  }

  private static Optional<String> read(
      String text, int version, int modulePixels, int dark, int light) {
    Symbol symbol = SymbolEncoder.encode(text, ErrorCorrection.M, version);
    int[] pixels = pixels(symbol, modulePixels, dark, light);
    int edge = (int) Math.sqrt(pixels.length);
    return PictureReader.read(pixels, edge, edge);
  }

  private static int[] pixels(Symbol symbol, int modulePixels, int dark, int light) {
    int edge = (symbol.size() + 8) * modulePixels;
    int[] pixels = new int[edge * edge];
    Arrays.fill(pixels, light);
    for (int y = 0; y < symbol.size() * modulePixels; y++) {
      for (int x = 0; x < symbol.size() * modulePixels; x++) {
        if (symbol.isDark(x / modulePixels, y / modulePixels)) {
          pixels[(y + 4 * modulePixels) * edge + x + 4 * modulePixels] = dark;
        }
      }
    }
    return pixels;
  }
}
