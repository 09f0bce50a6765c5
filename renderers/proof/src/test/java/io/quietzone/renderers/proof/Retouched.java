package io.quietzone.renderers.proof;

import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.Symbol;

/** A symbol that claims an error correction level and has other modules. */
record Retouched(Symbol original, ErrorCorrection errorCorrection, Modules modules)
    implements Symbol {

  interface Modules {
    boolean isDark(int x, int y);
  }

  @Override
  public int version() {
    return original.version();
  }

  @Override
  public int mask() {
    return original.mask();
  }

  @Override
  public int size() {
    return original.size();
  }

  @Override
  public boolean isDark(int x, int y) {
    return modules.isDark(x, y);
  }

  @Override
  public long row(int y, int word) {
    long row = 0;
    for (int x = word * 64; x < Math.min(size(), word * 64 + 64); x++) {
      row |= isDark(x, y) ? Long.MIN_VALUE >>> x : 0;
    }
    return row;
  }
}
