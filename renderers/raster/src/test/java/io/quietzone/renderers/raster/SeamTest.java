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
 * Where joined modules meet, nothing shines through: from the middle of a dark module to that of
 * the next but one, past both seams, every pixel has full ink.
 */
class SeamTest {

  private static final int INK = 0xFF14213D;
  private static final int EDGE = 21;
  private static final int QUIET_ZONE = 1;
  private static final int MODULES = EDGE + 2 * QUIET_ZONE;
  private static final int FINDER_WITH_SEPARATOR = 8;
  private static final int LARGEST = 40;

  /** How far bars stay away from the edges of their modules. */
  private static final double BAR_INSET = 0.1;

  private static final double TOLERANCE = 1e-9;

  private static final Symbol SYMBOL = SymbolEncoder.encode("QUIETZONE", ErrorCorrection.L);

  @ParameterizedTest
  @EnumSource(
      value = Pattern.class,
      names = {"SQUARES", "ROUNDED", "LIQUID", "CONNECTED_H", "CONNECTED_V"})
  void noSizeOfModulesShowsASeam(Pattern pattern) {
    for (int module = 1; module <= LARGEST; module++) {
      // The second has a border that does not divide.
      for (int more : new int[] {0, MODULES - 1 - module % 2}) {
        Drawing drawing = drawing(pattern, MODULES * module + more);
        assertThat(drawing.modulePixels()).isEqualTo(module);
        assertNoSeam(drawing, pattern, drawing.symbolXPixels(), drawing.symbolYPixels(), module);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Pattern.class,
      names = {"SQUARES", "ROUNDED", "LIQUID", "CONNECTED_H", "CONNECTED_V"})
  void modulesOfBrokenSizesShowNoSeamEither(Pattern pattern) {
    for (double module : new double[] {2.5, 2.77, 3.001, 4.999, 7.45, 10.1, 12.75, 33.3}) {
      int pixels = (int) Math.ceil(MODULES * module);
      Drawing drawing = drawing(pattern, pixels);
      double scale = module / drawing.modulePixels();
      double left = QUIET_ZONE * module;
      assertNoSeam(Redrawn.scaled(drawing, scale), pattern, left, left, module);
    }
  }

  @Test
  void aSeamWouldBeSeen() {
    Drawing drawing = drawing(Pattern.ROUNDED, MODULES * 4);
    int[][] pixels = pixels(drawing);
    int left = drawing.symbolXPixels();
    int top = drawing.symbolYPixels();
    for (int[] row : pixels) {
      row[left + 12 * 4] = 0xFF18253F;
    }

    assertThat(flaw(pixels, Pattern.ROUNDED, left, top, 4)).isNotEmpty();
  }

  private static void assertNoSeam(
      Picture picture, Pattern pattern, double left, double top, double module) {
    assertThat(flaw(pixels(picture), pattern, left, top, module))
        .as("%s, %s pixels a module", pattern, module)
        .isEmpty();
  }

  /** Tells of the first pixel that is lighter than it should be; empty if there is none. */
  private static String flaw(
      int[][] pixels, Pattern pattern, double left, double top, double module) {
    boolean across = pattern != Pattern.CONNECTED_V;
    boolean down = pattern != Pattern.CONNECTED_H;
    double inset = across && down ? 0 : BAR_INSET;
    int runs = 0;
    for (int line = 0; line < EDGE; line++) {
      for (int at = 0; at < EDGE - 2; at++) {
        if (across && isRun(at, line, 1, 0)) {
          runs++;
          double y = top + line * module;
          String flaw = flaw(pixels, left + at * module, y, module, inset, false);
          if (!flaw.isEmpty()) {
            return flaw;
          }
        }
        if (down && isRun(line, at, 0, 1)) {
          runs++;
          double x = left + line * module;
          String flaw = flaw(pixels, top + at * module, x, module, inset, true);
          if (!flaw.isEmpty()) {
            return flaw;
          }
        }
      }
    }
    return runs > 10 ? "" : "only " + runs + " runs of three modules were looked at";
  }

  /**
   * Looks at a run of three modules.
   *
   * @param start where the run starts, along it
   * @param side where the run begins, across it
   * @param down whether it runs from top to bottom
   */
  private static String flaw(
      int[][] pixels, double start, double side, double module, double inset, boolean down) {
    int from = (int) Math.ceil(start + module / 2 - TOLERANCE);
    int to = (int) Math.floor(start + 2.5 * module + TOLERANCE);
    int first = (int) Math.ceil(side + inset * module - TOLERANCE);
    int last = (int) Math.floor(side + (1 - inset) * module + TOLERANCE);
    boolean full = first < last;
    if (!full) {
      // No pixel across lies in the module whole: they are all as light as each other.
      first = (int) Math.floor(side + module / 2);
      last = first + 1;
    }
    int ink = full ? INK : pixel(pixels, from, first, down);
    for (int along = from; along < to; along++) {
      for (int across = first; across < last; across++) {
        int pixel = pixel(pixels, along, across, down);
        if (pixel != ink) {
          int x = down ? across : along;
          int y = down ? along : across;
          return Integer.toHexString(pixel) + " at " + x + ", " + y;
        }
      }
    }
    return "";
  }

  private static int pixel(int[][] pixels, int along, int across, boolean down) {
    return down ? pixels[along][across] : pixels[across][along];
  }

  /** Whether three modules in a line are dark, and no part of a finder pattern. */
  private static boolean isRun(int x, int y, int stepX, int stepY) {
    for (int i = 0; i < 3; i++) {
      int column = x + i * stepX;
      int row = y + i * stepY;
      boolean left = column < FINDER_WITH_SEPARATOR;
      boolean top = row < FINDER_WITH_SEPARATOR;
      boolean right = column >= EDGE - FINDER_WITH_SEPARATOR;
      boolean bottom = row >= EDGE - FINDER_WITH_SEPARATOR;
      boolean finder = left ? top || bottom : right && top;
      if (finder || !SYMBOL.isDark(column, row)) {
        return false;
      }
    }
    return true;
  }

  private static Drawing drawing(Pattern pattern, int pixels) {
    SymbolStyle style =
        SymbolStyle.plain(Color.opaque(INK & 0xFFFFFF), Color.WHITE, QUIET_ZONE)
            .withPattern(pattern);
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
