package io.quietzone.renderers.proof;

import io.quietzone.renderers.spi.Symbol;
import java.util.Arrays;

/** How light the modules of a symbol look, each measured over the middle quarter of its area. */
public final class ModuleLevels {

  private final Symbol symbol;
  private final int[] levels;

  private ModuleLevels(Symbol symbol, int[] levels) {
    this.symbol = symbol;
    this.levels = levels;
  }

  /**
   * Measures.
   *
   * @param left how far the symbol lies from the left edge of the picture, in pixels
   * @param top likewise from the top
   * @param modulePixels the edge of a module, in pixels
   */
  public static ModuleLevels of(
      Luminance picture, Symbol symbol, int left, int top, int modulePixels) {
    int size = symbol.size();
    int inset = modulePixels / 4;
    int edge = modulePixels - 2 * inset;
    int[] levels = new int[size * size];
    for (int i = 0; i < levels.length; i++) {
      int x = left + i % size * modulePixels + inset;
      int y = top + i / size * modulePixels + inset;
      int sum = 0;
      for (int pixel = 0; pixel < edge * edge; pixel++) {
        sum += picture.level(x + pixel % edge, y + pixel / edge);
      }
      levels[i] = sum / (edge * edge);
    }
    return new ModuleLevels(symbol, levels);
  }

  /**
   * How much lighter the light modules are than the dark ones, each group by its median, so that a
   * logo does not count.
   *
   * @return -1 to 1; below 0 if the dark modules are the lighter ones
   */
  public double contrast() {
    return (median(false) - median(true)) / 255.0;
  }

  private int median(boolean dark) {
    int[] group = new int[levels.length];
    int count = 0;
    for (int i = 0; i < levels.length; i++) {
      if (symbol.isDark(i % symbol.size(), i / symbol.size()) == dark) {
        group[count++] = levels[i];
      }
    }
    Arrays.sort(group, 0, count);
    return group[count / 2];
  }
}
