package io.quietzone.renderers.proof;

import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.Symbol;

/** A symbol as a picture of it looks, module by module. */
record SeenSymbol(Symbol symbol, ModuleLevels levels) implements Symbol {

  @Override
  public int version() {
    return symbol.version();
  }

  @Override
  public ErrorCorrection errorCorrection() {
    return symbol.errorCorrection();
  }

  @Override
  public int mask() {
    return symbol.mask();
  }

  @Override
  public int size() {
    return symbol.size();
  }

  @Override
  public boolean isDark(int x, int y) {
    return symbol.isDark(x, y) == (levels.margin(x, y) > 0);
  }

  @Override
  public long row(int y, int word) {
    long row = 0;
    for (int x = word * 64; x < Math.min(size(), (word + 1) * 64); x++) {
      row |= isDark(x, y) ? Long.MIN_VALUE >>> x : 0;
    }
    return row;
  }
}
