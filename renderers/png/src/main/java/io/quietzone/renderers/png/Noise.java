package io.quietzone.renderers.png;

import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.Symbol;
import java.util.Random;

/** Modules as masks leave them, dark or light by chance. */
final class Noise implements Symbol {

  private final int size;
  private final int words;
  private final long[] rows;

  Noise(int size, long seed) {
    this.size = size;
    words = (size + 63) >> 6;
    rows = new long[words * size];
    // Whose numbers are specified, so that they are the same on every Java.
    Random random = new Random(seed);
    for (int i = 0; i < rows.length; i++) {
      rows[i] = random.nextLong();
    }
    for (int y = 0; y < size; y++) {
      rows[y * words + words - 1] &= -1L << -size;
    }
  }

  @Override
  public int version() {
    return (size - 17) / 4;
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
    return size;
  }

  @Override
  public boolean isDark(int x, int y) {
    return (rows[y * words + (x >> 6)] << x) < 0;
  }

  @Override
  public long row(int y, int word) {
    return rows[y * words + word];
  }
}
