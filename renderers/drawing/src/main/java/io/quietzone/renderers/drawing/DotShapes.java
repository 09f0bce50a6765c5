package io.quietzone.renderers.drawing;

import io.quietzone.renderers.spi.Symbol;

/**
 * Dots that shrink from the middle of the symbol to its edge, as those of a halftone print do. The
 * function patterns, which a reader measures the symbol by, keep the largest.
 */
final class DotShapes implements ModuleShapes {

  private static final int SIZES = 16;
  private static final double LARGEST = 0.5;
  private static final double SMALLEST = 0.33;

  private final Path[] shapes = new Path[SIZES + 1];

  DotShapes() {
    for (int key = 1; key <= SIZES; key++) {
      double radius = SMALLEST + (LARGEST - SMALLEST) * (key - 1) / (SIZES - 1);
      shapes[key] = SingleShapes.dot(radius).shape();
    }
  }

  @Override
  public void keys(Symbol modules, int y, int[] keys) {
    for (int x = 0; x < modules.size(); x++) {
      keys[x] = key(modules, x, y);
    }
  }

  private int key(Symbol modules, int x, int y) {
    if (!modules.isDark(x, y)) {
      return 0;
    }
    // Twice the distance from the middle, squared; the corners are the farthest.
    int edge = modules.size() - 1;
    long fromMiddle = square(2L * x - edge) + square(2L * y - edge);
    long farthest = 2 * square(edge);
    boolean timing = x == 6 || y == 6;
    return timing ? SIZES : (int) (SIZES - (SIZES - 1) * fromMiddle / farthest);
  }

  @Override
  public Path shape(int key) {
    return shapes[key];
  }

  private static long square(long value) {
    return value * value;
  }
}
