package io.quietzone.renderers.raster;

import static org.assertj.core.api.Assertions.assertThat;

import io.quietzone.renderers.drawing.Drawing;
import io.quietzone.renderers.drawing.Pattern;
import io.quietzone.renderers.drawing.SymbolStyle;
import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.Picture;
import io.quietzone.renderers.spi.PrintSize;
import io.quietzone.renderers.spi.Symbol;
import io.quietzone.renderers.symbol.SymbolEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Joined modules do not run into light ones: those have no ink at all, or, where corners that stand
 * in are rounded, none in the circle that touches their four edges.
 */
class SmearTest {

  private static final int PAPER = 0xFFFFFFFF;
  private static final int EDGE = 21;
  private static final int QUIET_ZONE = 1;
  private static final int MODULES = EDGE + 2 * QUIET_ZONE;
  private static final int LARGEST = 40;
  private static final double TOLERANCE = 1e-9;

  /** Of that circle, less what a curve of third degree strays from it; in modules. */
  private static final double RADIUS = 0.49;

  private static final Symbol SYMBOL = SymbolEncoder.encode("QUIETZONE", ErrorCorrection.L);

  @ParameterizedTest
  @EnumSource(
      value = Pattern.class,
      names = {"ROUNDED", "LIQUID", "CONNECTED_H", "CONNECTED_V"})
  void lightModulesOfEverySizeStayLight(Pattern pattern) {
    for (int module = 1; module <= LARGEST; module++) {
      // The second has a border that does not divide.
      for (int more : new int[] {0, MODULES - 1 - module % 2}) {
        Drawing drawing = drawing(pattern, MODULES * module + more);
        assertThat(drawing.modulePixels()).isEqualTo(module);
        assertNoSmear(drawing, pattern, drawing.symbolXPixels(), drawing.symbolYPixels(), module);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Pattern.class,
      names = {"ROUNDED", "LIQUID", "CONNECTED_H", "CONNECTED_V"})
  void lightModulesOfBrokenSizesStayLightToo(Pattern pattern) {
    for (double module : new double[] {2.5, 2.77, 3.001, 4.999, 7.45, 10.1, 12.75, 33.3}) {
      Drawing drawing = drawing(pattern, (int) Math.ceil(MODULES * module));
      Picture scaled = Redrawn.scaled(drawing, module / drawing.modulePixels());
      assertNoSmear(scaled, pattern, QUIET_ZONE * module, QUIET_ZONE * module, module);
    }
  }

  @Test
  void aSmearWouldBeSeen() {
    Drawing drawing = drawing(Pattern.LIQUID, MODULES * 8);
    int left = drawing.symbolXPixels();
    int top = drawing.symbolYPixels();
    int[][] pixels = pixels(drawing);
    assertThat(SYMBOL.isDark(7, 0)).isFalse();
    pixels[top + 4][left + 7 * 8 + 4] = 0xFFFEFEFE;

    assertThat(smear(pixels, Pattern.LIQUID, left, top, 8)).isNotEmpty();
  }

  private static void assertNoSmear(
      Picture picture, Pattern pattern, double left, double top, double module) {
    assertThat(smear(pixels(picture), pattern, left, top, module))
        .as("%s, %s pixels a module", pattern, module)
        .isEmpty();
  }

  /** Tells of the first pixel that has ink where it should have none; empty if there is none. */
  private static String smear(
      int[][] pixels, Pattern pattern, double left, double top, double module) {
    for (int row = 0; row < EDGE; row++) {
      for (int column = 0; column < EDGE; column++) {
        String smear =
            SYMBOL.isDark(column, row)
                ? ""
                : smearOfModule(
                    pixels, pattern, left + column * module, top + row * module, module);
        if (!smear.isEmpty()) {
          return "module " + column + ", " + row + ": " + smear;
        }
      }
    }
    return "";
  }

  private static String smearOfModule(
      int[][] pixels, Pattern pattern, double left, double top, double module) {
    // Even where no pixel lies in the circle whole: the one in the middle is more light than dark.
    int middle = pixels[(int) (top + module / 2)][(int) (left + module / 2)];
    if ((middle & 0xFF) < 0x80) {
      return Integer.toHexString(middle) + " in the middle";
    }
    int right = (int) Math.floor(left + module + TOLERANCE);
    int bottom = (int) Math.floor(top + module + TOLERANCE);
    for (int y = (int) Math.ceil(top - TOLERANCE); y < bottom; y++) {
      for (int x = (int) Math.ceil(left - TOLERANCE); x < right; x++) {
        boolean promised =
            pattern != Pattern.LIQUID
                || isInCircle(x + 0.5 - left - module / 2, y + 0.5 - top - module / 2, module);
        if (promised && pixels[y][x] != PAPER) {
          return Integer.toHexString(pixels[y][x]) + " at " + x + ", " + y;
        }
      }
    }
    return "";
  }

  /**
   * Whether a pixel lies in the circle whole.
   *
   * @param x the middle of the pixel, from that of the module
   * @param y likewise
   */
  private static boolean isInCircle(double x, double y, double module) {
    return Math.hypot(Math.abs(x) + 0.5, Math.abs(y) + 0.5) <= RADIUS * module;
  }

  private static Drawing drawing(Pattern pattern, int pixels) {
    SymbolStyle style =
        SymbolStyle.plain(Color.opaque(0x14213D), Color.WHITE, QUIET_ZONE).withPattern(pattern);
    return Drawing.of(SYMBOL, style, new PrintSize(pixels / 100.0, 100));
  }

  private static int[][] pixels(Picture picture) {
    Raster raster = Raster.of(picture);
    int[][] rows = new int[raster.edge()][raster.edge()];
    for (int y = 0; y < rows.length; y++) {
      raster.row(y, rows[y]);
    }
    return rows;
  }
}
