package io.quietzone.renderers.drawing;

import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.Symbol;
import java.util.BitSet;
import java.util.Random;

/** Modules in any pattern, in the size of a symbol: not readable, but harder to outline. */
record TestSymbol(int version, BitSet dark) implements Symbol {

  /** Noise, in which about one in {@code oneIn} modules is dark. */
  static TestSymbol noise(int version, int oneIn, long seed) {
    int size = 17 + 4 * version;
    Random random = new Random(seed);
    BitSet dark = new BitSet();
    for (int i = 0; i < size * size; i++) {
      dark.set(i, random.nextInt(oneIn) == 0);
    }
    return new TestSymbol(version, dark);
  }

  /** Only the modules named, each as {@code x, y}. */
  static TestSymbol at(int... coordinates) {
    BitSet dark = new BitSet();
    for (int i = 0; i < coordinates.length; i += 2) {
      dark.set(coordinates[i + 1] * 21 + coordinates[i]);
    }
    return new TestSymbol(1, dark);
  }

  @Override
  public ErrorCorrection errorCorrection() {
    return ErrorCorrection.M;
  }

  @Override
  public int mask() {
    return 0;
  }

  @Override
  public int size() {
    return 17 + 4 * version;
  }

  @Override
  public boolean isDark(int x, int y) {
    return dark.get(y * size() + x);
  }

  @Override
  public long row(int y, int word) {
    long bits = 0;
    for (int x = word * 64; x < Math.min(size(), word * 64 + 64); x++) {
      bits |= isDark(x, y) ? Long.MIN_VALUE >>> x : 0;
    }
    return bits;
  }
}
