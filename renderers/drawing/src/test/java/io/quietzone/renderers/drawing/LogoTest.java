package io.quietzone.renderers.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quietzone.renderers.spi.Box;
import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.Image;
import io.quietzone.renderers.spi.PrintSize;
import io.quietzone.renderers.spi.Symbol;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LogoTest {

  private static final int QUIET_ZONE = 4;

  @ParameterizedTest
  @CsvSource({
    // version, width and height of the logo in pixels, share of the edge
    "1, 64, 64, 0.2",
    "2, 200, 50, 0.25",
    "2, 50, 200, 0.25",
    "7, 1024, 1, 0.3",
    "7, 333, 334, 0.1",
    "25, 300, 17, 0.24",
    "40, 17, 300, 0.3",
  })
  void itIsCentredInItsOwnProportionsInAClearZoneOfWholeModules(
      int version, int width, int height, double ratio) {
    Drawing drawing = draw(version, width, height, ratio, true, Pattern.SQUARES);
    int size = drawing.symbol().size();
    double middle = QUIET_ZONE + size / 2.0;
    PixelCanvas canvas = PixelCanvas.draw(drawing, 2);

    assertThat(canvas.images()).hasSize(1);
    Box box = canvas.images().get(0);
    assertThat(box.x() + box.width() / 2).isCloseTo(middle, within(1e-9));
    assertThat(box.y() + box.height() / 2).isCloseTo(middle, within(1e-9));
    assertThat(box.width() / box.height()).isCloseTo((double) width / height, within(1e-9));
    assertThat(Math.max(box.width(), box.height())).isCloseTo(ratio * size, within(1e-9));

    Symbol visible = drawing.visibleSymbol();
    int cleared = 0;
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        boolean near = near(box, QUIET_ZONE + x, QUIET_ZONE + y);
        cleared += near ? 1 : 0;
        assertThat(visible.isDark(x, y)).as("module %d, %d", x, y).isEqualTo(!near);
        if (!inFinder(x, y, size)) {
          assertThat(moduleIsWhole(canvas, x, y, !near)).as("drawn %d, %d", x, y).isTrue();
        }
      }
    }
    assertThat(cleared).isGreaterThan(0);
  }

  /** Whether a module lies under the logo, or nearer to it than half a module. */
  private static boolean near(Box box, int x, int y) {
    return x + 1 > box.x() - 0.5
        && x < box.right() + 0.5
        && y + 1 > box.y() - 0.5
        && y < box.bottom() + 0.5;
  }

  /** Finder patterns have light modules of their own. */
  private static boolean inFinder(int x, int y, int size) {
    return (y < 7 && (x < 7 || x >= size - 7)) || (x < 7 && y >= size - 7);
  }

  private static boolean moduleIsWhole(PixelCanvas canvas, int x, int y, boolean dark) {
    int expected = dark ? 0xFF000000 : 0xFFFFFFFF;
    boolean whole = true;
    for (double part : new double[] {0.25, 0.75}) {
      whole &= canvas.at(QUIET_ZONE + x + part, QUIET_ZONE + y + 0.25) == expected;
      whole &= canvas.at(QUIET_ZONE + x + part, QUIET_ZONE + y + 0.75) == expected;
    }
    return whole;
  }

  /** Drops that flow together round the corners of the clear zone, and come no nearer. */
  @ParameterizedTest
  @EnumSource
  void noPatternReachesIntoTheClearZone(Pattern pattern) {
    Drawing drawing = draw(3, 300, 120, 0.3, true, pattern);
    PixelCanvas canvas = PixelCanvas.draw(drawing, 4);
    Box logo = canvas.images().get(0);
    double left = Math.floor(logo.x() - 0.5);
    double right = Math.ceil(logo.right() + 0.5);
    double top = Math.floor(logo.y() - 0.5);
    double bottom = Math.ceil(logo.bottom() + 0.5);

    for (double y = top + 0.1; y < bottom; y += 0.2) {
      for (double x = left + 0.1; x < right; x += 0.2) {
        boolean corner = Math.min(x - left, right - x) < 0.5 && Math.min(y - top, bottom - y) < 0.5;
        if (pattern != Pattern.LIQUID || !corner) {
          assertThat(canvas.at(x, y)).as("%f, %f", x, y).isEqualTo(0xFFFFFFFF);
        }
      }
    }
  }

  @Test
  void withoutAClearZoneModulesAreDrawnUnderItAndCountAsHidden() {
    Drawing drawing = draw(3, 100, 100, 0.2, false, Pattern.SQUARES);
    PixelCanvas canvas = PixelCanvas.draw(drawing, 2);
    double middle = QUIET_ZONE + drawing.symbol().size() / 2.0;

    assertThat(canvas.at(middle, middle)).isEqualTo(0xFF000000);
    assertThat(drawing.visibleSymbol().isDark(14, 14)).isFalse();
  }

  /** On a symbol of dark modules only, so that each one that is missing shows. */
  private static Drawing draw(
      int version, int width, int height, double ratio, boolean clearZone, Pattern pattern) {
    int size = 17 + 4 * version;
    BitSet dark = new BitSet();
    dark.set(0, size * size);
    Image image = new Image(width, height, new int[width * height]);
    SymbolStyle style =
        SymbolStyle.plain(Color.BLACK, Color.WHITE, QUIET_ZONE)
            .withPattern(pattern)
            .withLogo(new Logo(image, ratio, clearZone));
    return Drawing.of(new TestSymbol(version, dark), style, new PrintSize(4, 300));
  }
}
