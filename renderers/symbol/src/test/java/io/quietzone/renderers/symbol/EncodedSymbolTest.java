package io.quietzone.renderers.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.Symbol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedSymbolTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 11, 12, 27, 28, 40})
  void rowsHoldTheModulesFromTheHighestBitOn(int version) {
    Symbol symbol = SymbolEncoder.encode("rows", ErrorCorrection.M, version);

    int words = (symbol.size() + 63) / 64;
    assertThat(symbol.size()).isEqualTo(17 + 4 * version);
    for (int y = 0; y < symbol.size(); y++) {
      for (int x = 0; x < words * 64; x++) {
        boolean dark = symbol.row(y, x / 64) << x % 64 < 0;
        assertThat(dark).isEqualTo(x < symbol.size() && symbol.isDark(x, y));
      }
    }
  }

  @Test
  void theFinderPatternIsInTheLeftTopCorner() {
    Symbol symbol = SymbolEncoder.encode("finder", ErrorCorrection.M);

    assertThat(symbol.row(0, 0) >>> 56).isEqualTo(0b11111110);
    assertThat(symbol.row(1, 0) >>> 56).isEqualTo(0b10000010);
    assertThat(symbol.row(7, 0) >>> 56).isEqualTo(0);
  }

  @Test
  void thereIsNothingOutside() {
    Symbol symbol = SymbolEncoder.encode("outside", ErrorCorrection.M);

    int size = symbol.size();
    assertOutside(() -> symbol.isDark(size, 0));
    assertOutside(() -> symbol.isDark(-1, 0));
    assertOutside(() -> symbol.isDark(0, size));
    assertOutside(() -> symbol.isDark(0, -1));
    assertOutside(() -> symbol.row(size, 0));
    assertOutside(() -> symbol.row(-1, 0));
    assertOutside(() -> symbol.row(0, 1));
    assertOutside(() -> symbol.row(0, -1));
  }

  private static void assertOutside(Runnable call) {
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(call::run);
  }
}
