package io.quietzone.renderers.proof;

import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.Symbol;
import java.util.Arrays;

/** A symbol in two colours with its quiet zone, as pixels. */
record Plain(Symbol symbol, int modulePixels, int ink, int ground) {

  private static final int QUIET_ZONE = 4;

  private int edge() {
    return (symbol.size() + 2 * QUIET_ZONE) * modulePixels;
  }

  private int[] pixels() {
    int edge = edge();
    int[] pixels = new int[edge * edge];
    Arrays.setAll(
        pixels,
        i -> {
          int x = i % edge / modulePixels - QUIET_ZONE;
          int y = i / edge / modulePixels - QUIET_ZONE;
          boolean inside = x >= 0 && y >= 0 && x < symbol.size() && y < symbol.size();
          return 0xFF000000 | (inside && symbol.isDark(x, y) ? ink : ground);
        });
    return pixels;
  }

  Luminance picture() {
    return Luminance.of(pixels(), edge(), edge(), Color.WHITE);
  }

  Luminance reflected(Light light) {
    return Luminance.reflected(pixels(), edge(), edge(), light, Color.WHITE);
  }

  SymbolPlace place() {
    int margin = QUIET_ZONE * modulePixels;
    return new SymbolPlace(margin, margin, modulePixels, symbol.size());
  }

  ModuleLevels levels(Light light) {
    int margin = QUIET_ZONE * modulePixels;
    return ModuleLevels.throughAperture(reflected(light), symbol, margin, margin, modulePixels);
  }
}
