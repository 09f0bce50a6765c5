package io.quietzone.renderers.drawing;

import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.Symbol;
import java.util.Objects;

/** A symbol some of whose modules are not drawn, or not seen as they are. */
final class VisibleModules implements Symbol {

  private static final int FINDER = 7;

  private final Symbol symbol;
  private final int words;
  private final long[] rows;

  private VisibleModules(Symbol symbol) {
    this.symbol = symbol;
    words = (symbol.size() + 63) >> 6;
    rows = new long[words * symbol.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = symbol.row(i / words, i % words);
    }
  }

  /** A symbol without its finder patterns, which are drawn as shapes of their own. */
  static Symbol withoutFinders(Symbol symbol) {
    VisibleModules visible = new VisibleModules(symbol);
    int far = symbol.size() - FINDER;
    visible.clear(0, 0, FINDER, FINDER);
    visible.clear(far, 0, FINDER, FINDER);
    visible.clear(0, far, FINDER, FINDER);
    return visible;
  }

  /** A symbol without the modules of a rectangle. */
  static Symbol without(Symbol symbol, int x, int y, int width, int height) {
    VisibleModules visible = new VisibleModules(symbol);
    visible.clear(x, y, width, height);
    return visible;
  }

  /** A symbol all of whose modules in a rectangle are taken for the opposite of what they are. */
  static Symbol misread(Symbol symbol, int x, int y, int width, int height) {
    VisibleModules visible = new VisibleModules(symbol);
    visible.invert(x, y, width, height);
    return visible;
  }

  private void invert(int x, int y, int width, int height) {
    for (int row = y; row < y + height; row++) {
      for (int column = x; column < x + width; column++) {
        rows[row * words + (column >> 6)] ^= Long.MIN_VALUE >>> column;
      }
    }
  }

  private void clear(int x, int y, int width, int height) {
    for (int row = y; row < y + height; row++) {
      for (int column = x; column < x + width; column++) {
        rows[row * words + (column >> 6)] &= ~(Long.MIN_VALUE >>> column);
      }
    }
  }

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
    Objects.checkIndex(x, size());
    return (rows[y * words + (x >> 6)] << x) < 0;
  }

  @Override
  public long row(int y, int word) {
    return rows[y * words + Objects.checkIndex(word, words)];
  }
}
