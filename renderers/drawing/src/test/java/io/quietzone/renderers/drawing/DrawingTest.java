package io.quietzone.renderers.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.PrintSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrawingTest {

  @ParameterizedTest
  @CsvSource({
    // version, quiet zone, pixels, expected module, expected origin
    "4, 4, 410, 10, 40",
    "4, 4, 411, 10, 40",
    "4, 4, 412, 10, 41",
    "4, 4, 450, 10, 60",
    "4, 4, 41, 1, 4",
    "1, 0, 21, 1, 0",
    "1, 0, 41, 1, 10",
    "40, 4, 9000, 48, 252",
  })
  void modulesAreAsLargeAsFitAndTheRestIsBorder(
      int version, int quietZone, int pixels, int modulePixels, int originPixels) {
    Drawing drawing = draw(version, quietZone, pixels);

    assertThat(drawing.modulePixels()).isEqualTo(modulePixels);
    assertThat(drawing.symbolXPixels()).isEqualTo(originPixels);
  }

  @Test
  void borderBeyondTheSymbolIsAsWideOrOnePixelWider() {
    for (int pixels = 29; pixels < 400; pixels++) {
      Drawing drawing = draw(1, 4, pixels);
      int beyond = pixels - drawing.symbolXPixels() - 21 * drawing.modulePixels();

      assertThat(beyond - drawing.symbolXPixels()).isBetween(0, 1);
      assertThat(drawing.symbolXPixels()).isGreaterThanOrEqualTo(4 * drawing.modulePixels());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, Integer.MAX_VALUE})
  void lessThanOnePixelForAModuleIsRefused(int quietZone) {
    assertThatThrownBy(() -> draw(1, quietZone, 20))
        .asInstanceOf(type(PictureTooSmallException.class))
        .satisfies(
            tooSmall -> {
              assertThat(tooSmall.pixels()).isEqualTo(20);
              assertThat(tooSmall.pixelsNeeded()).isEqualTo(21 + 2L * quietZone);
            });
  }

  @Test
  void quietZoneIsNotNegative() {
    assertThatThrownBy(() -> SymbolStyle.plain(Color.BLACK, Color.WHITE, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }

  private static Drawing draw(int version, int quietZone, int pixels) {
    return Drawing.of(
        TestSymbol.noise(version, 2, 1),
        SymbolStyle.plain(Color.BLACK, Color.WHITE, quietZone),
        new PrintSize(pixels / 100.0, 100));
  }
}
