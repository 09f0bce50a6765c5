package io.quietzone.renderers.png;

import static org.assertj.core.api.Assertions.assertThat;

import io.quietzone.renderers.drawing.Drawing;
import io.quietzone.renderers.drawing.SymbolStyle;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.Picture;
import io.quietzone.renderers.spi.PrintSize;
import io.quietzone.renderers.spi.Symbol;
import io.quietzone.renderers.symbol.SymbolEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainedCodesTest {

  private static final Symbol SYMBOL =
      SymbolEncoder.encode("https://example.com/q/k7Xw2p", ErrorCorrection.M);

  @Test
  void aPictureHasTheSameBytesWhateverWasDrawnBefore() {
    byte[] first = new PngRenderer().render(picture(SYMBOL, 410));

    // More layouts than are remembered.
    for (int pixels = 100; pixels < 900; pixels++) {
      new PngRenderer().render(picture(SYMBOL, pixels));
    }

    assertThat(new PngRenderer().render(picture(SYMBOL, 410))).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({"1, 410", "4, 410", "4, 600", "4, 1000", "4, 1200", "40, 2000", "40, 9000"})
  void itTakesFewMoreBytesThanTheBestCode(int version, int pixels) {
    Picture picture =
        picture(SymbolEncoder.encode("VERSION " + version, ErrorCorrection.L, version), pixels);
    PlainLayout layout = PlainLayout.of(picture);
    assertThat(TrainedCodes.has(layout)).isTrue();
    int distance = ZlibRows.distance(layout.rowLength());

    int best = length(picture, layout, new MeasuredBlock(distance));
    int trained = length(picture, layout, new TrainedBlock(TrainedCodes.of(layout), distance));

    assertThat(trained).isLessThan(best + 12 + best / 100);
  }

  /** A byte that has no code would not be written at all, and the picture not be read. */
  @ParameterizedTest
  @ValueSource(ints = {8, 9, 10, 11, 12, 13, 14, 15, 16, 17})
  void everyByteThatCanOccurHasACode(int modulePixels) {
    for (int left = 0; left < 8; left++) {
      PlainLayout layout = new PlainLayout(21, 21 * modulePixels + left, left, 0, modulePixels);
      HuffmanCode code = TrainedCodes.of(layout).code();
      PixelRow row = new PixelRow(layout.rowLength());
      for (int seed = 100; seed < 110; seed++) {
        Symbol noise = new Noise(21, seed);
        for (int y = 0; y < 21; y++) {
          row.draw(noise, y, left, modulePixels);
          for (byte each : row.bytes()) {
            assertThat(code.length(each & 0xFF)).isPositive();
          }
        }
      }
    }
  }

  private static int length(Picture picture, PlainLayout layout, DeflateBlock block) {
    return PlainPixels.compress(picture.symbol(), layout, block).finish().length;
  }

  private static Picture picture(Symbol symbol, int pixels) {
    return Drawing.of(symbol, SymbolStyle.STANDARD, new PrintSize(1, pixels));
  }
}
