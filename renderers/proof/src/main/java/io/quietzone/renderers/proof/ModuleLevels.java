package io.quietzone.renderers.proof;

import io.quietzone.renderers.spi.Symbol;
import java.util.Arrays;
import java.util.stream.IntStream;

/** How light the modules of a symbol look. */
public final class ModuleLevels {

  /** The aperture's diameter, in modules (ISO/IEC 15415, clause 7.3.3). */
  private static final double APERTURE = 0.8;

  private final Symbol symbol;
  private final int[] levels;
  private final int darkMedian;
  private final int lightMedian;

  private ModuleLevels(Symbol symbol, int[] levels) {
    this.symbol = symbol;
    this.levels = levels;
    this.darkMedian = median(true);
    this.lightMedian = median(false);
  }

  /**
   * Measures each over the middle quarter of its area.
   *
   * @param left how far the symbol lies from the left edge of the picture, in pixels
   * @param top likewise from the top
   * @param modulePixels the edge of a module, in pixels
   */
  public static ModuleLevels of(
      Luminance picture, Symbol symbol, int left, int top, int modulePixels) {
    int inset = modulePixels / 4;
    int edge = modulePixels - 2 * inset;
    int[] window =
        IntStream.range(0, edge * edge)
            .map(i -> (inset + i / edge) * picture.width() + inset + i % edge)
            .toArray();
    return new ModuleLevels(symbol, levels(picture, symbol, left, top, modulePixels, window));
  }

  /**
   * Measures as those who verify prints do, through a round aperture.
   *
   * @param left how far the symbol lies from the left edge of the picture, in pixels
   * @param top likewise from the top
   * @param modulePixels the edge of a module, in pixels
   */
  public static ModuleLevels throughAperture(
      Luminance picture, Symbol symbol, int left, int top, int modulePixels) {
    double middle = (modulePixels - 1) / 2.0;
    double radius = Math.max(1, APERTURE * modulePixels / 2);
    int[] window =
        IntStream.range(0, modulePixels * modulePixels)
            .filter(i -> isWithin(radius, middle, i % modulePixels, i / modulePixels))
            .map(i -> i / modulePixels * picture.width() + i % modulePixels)
            .toArray();
    return new ModuleLevels(symbol, levels(picture, symbol, left, top, modulePixels, window));
  }

  private static boolean isWithin(double radius, double middle, int x, int y) {
    double right = x - middle;
    double down = y - middle;
    return right * right + down * down <= radius * radius;
  }

  /** Each the mean of the pixels of the window, which are offsets from its first pixel. */
  private static int[] levels(
      Luminance picture, Symbol symbol, int left, int top, int modulePixels, int[] window) {
    int size = symbol.size();
    byte[] pixels = picture.levels();
    int[] levels = new int[size * size];
    for (int i = 0; i < levels.length; i++) {
      int x = left + i % size * modulePixels;
      int y = top + i / size * modulePixels;
      int first = y * picture.width() + x;
      int sum = 0;
      for (int offset : window) {
        sum += pixels[first + offset] & 0xFF;
      }
      levels[i] = sum / window.length;
    }
    return levels;
  }

  /**
   * How light a module is.
   *
   * @return 0 black to 1 white
   */
  public double level(int x, int y) {
    return levels[y * symbol.size() + x] / 255.0;
  }

  /** How light the dark modules are, by their median, so that a logo does not count: 0 to 1. */
  public double dark() {
    return darkMedian / 255.0;
  }

  /** How light the light modules are, likewise. */
  public double light() {
    return lightMedian / 255.0;
  }

  /**
   * How much lighter the light modules are than the dark ones.
   *
   * @return -1 to 1; below 0 if the dark modules are the lighter ones
   */
  public double contrast() {
    return light() - dark();
  }

  /**
   * The contrast ratio of light and dark modules, if levels are in proportion to the light (WCAG
   * 2.2, "contrast ratio").
   *
   * @return 1–21
   */
  public double contrastRatio() {
    return (Math.max(light(), dark()) + 0.05) / (Math.min(light(), dark()) + 0.05);
  }

  /**
   * How far a module is on its side of the middle between light and dark (ISO/IEC 15415, clause
   * 7.8.4, modulation; with the sign of the reflectance margin).
   *
   * @return 0 in the middle, 1 as far as its like; below 0 if it looks like the others; always 0
   *     without any contrast
   */
  public double margin(int x, int y) {
    if (darkMedian == lightMedian) {
      return 0;
    }
    double middle = (light() + dark()) / 2;
    double towardsLight = 2 * (level(x, y) - middle) / contrast();
    return symbol.isDark(x, y) ? -towardsLight : towardsLight;
  }

  /** The symbol as it looks: every module what it is nearer to. */
  public Symbol seen() {
    return new SeenSymbol(symbol, this);
  }

  private int median(boolean dark) {
    int[] group =
        IntStream.range(0, levels.length)
            .filter(i -> symbol.isDark(i % symbol.size(), i / symbol.size()) == dark)
            .map(i -> levels[i])
            .toArray();
    Arrays.sort(group);
    return group[group.length / 2];
  }
}
