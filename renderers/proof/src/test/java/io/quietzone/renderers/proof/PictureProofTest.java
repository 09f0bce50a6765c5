package io.quietzone.renderers.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.Symbol;
import io.quietzone.renderers.symbol.SymbolEncoder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureProofTest {

  private static final String TEXT = "https://example.com/proof";

  @ParameterizedTest
  @CsvSource({"000000, FFFFFF", "FFFFFF, 000000", "102A63, FFF4D6", "FFE0A0, 202040"})
  void darkOnLightAndLightOnDarkRead(String ink, String ground) {
    for (int modulePixels : new int[] {1, 2, 3, 5, 12, 40}) {
      assertThat(PictureProof.unread(picture(modulePixels, rgb(ink), rgb(ground)), TEXT))
          .as("%d pixels a module", modulePixels)
          .isEmpty();
    }
  }

  /** ZXing does not read some of them the right way up. */
  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 8})
  void everyOfManySymbolsReads(int modulePixels) {
    for (int i = 0; i < 800; i++) {
      String text = "https://example.com/bulk/" + i;

      assertThat(PictureProof.unread(picture(text, modulePixels, 0, 0xFFFFFF), text))
          .as(text)
          .isEmpty();
    }
  }

  @Test
  void aQuarterTurnIsClockwise() {
    Luminance picture =
        Luminance.of(new int[] {0xFF000000, 0xFFFFFFFF, 0xFF808080}, 3, 1, Color.WHITE).turned();

    assertThat(picture.width()).isEqualTo(1);
    assertThat(picture.level(0, 0)).isZero();
    assertThat(picture.level(0, 2)).isEqualTo(128);
    assertThat(picture.turned().level(0, 0)).isEqualTo(128);
  }

  @Test
  void anotherTextIsNotTheText() {
    Luminance picture = picture(4, 0, 0xFFFFFF);

    assertThat(PictureProof.unread(picture, TEXT + "/")).isPresent();
  }

  @Test
  void oneColourReadsNowhere() {
    assertThat(PictureProof.unread(picture(4, 0x808080, 0x808080), TEXT)).isPresent();
  }

  @Test
  void contrastIsTheDifferenceOfTheModules() {
    Symbol symbol = SymbolEncoder.encode(TEXT, ErrorCorrection.M);

    assertThat(contrast(symbol, 0, 0xFFFFFF)).isEqualTo(1.0);
    assertThat(contrast(symbol, 0xFFFFFF, 0)).isEqualTo(-1.0);
    assertThat(contrast(symbol, 0x808080, 0x808080)).isZero();
    assertThat(contrast(symbol, 0xCCCCCC, 0xFFFFFF)).isBetween(0.19, 0.21);
  }

  private static double contrast(Symbol symbol, int ink, int ground) {
    return ModuleLevels.of(picture(5, ink, ground), symbol, 20, 20, 5).contrast();
  }

  private static int rgb(String hex) {
    return Integer.parseInt(hex, 16);
  }

  private static Luminance picture(int modulePixels, int ink, int ground) {
    return picture(TEXT, modulePixels, ink, ground);
  }

  private static Luminance picture(String text, int modulePixels, int ink, int ground) {
    Symbol symbol = SymbolEncoder.encode(text, ErrorCorrection.M);
    int modules = symbol.size() + 8;
    int edge = modules * modulePixels;
    int[] pixels = new int[edge * edge];
    Arrays.setAll(
        pixels,
        i -> {
          int x = i % edge / modulePixels - 4;
          int y = i / edge / modulePixels - 4;
          boolean inside = x >= 0 && y >= 0 && x < symbol.size() && y < symbol.size();
          return 0xFF000000 | (inside && symbol.isDark(x, y) ? ink : ground);
        });
    return Luminance.of(pixels, edge, edge, Color.WHITE);
  }
}
