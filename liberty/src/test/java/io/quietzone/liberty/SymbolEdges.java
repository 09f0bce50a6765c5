package io.quietzone.liberty;

import java.awt.image.BufferedImage;

/**
 * Where a symbol lies in a picture, measured: the first pixel that differs from the picture's own
 * corner is the corner of a finder pattern, whose upper edge is seven modules long.
 *
 * @param left pixels before the symbol
 * @param top pixels above the symbol
 * @param modules the symbol's edge
 * @param modulePixels the edge of a module
 */
record SymbolEdges(int left, int top, int modules, int modulePixels) {

  private static final int FINDER_MODULES = 7;

  static SymbolEdges of(BufferedImage image) {
    int paper = image.getRGB(0, 0);
    int top = 0;
    int left = image.getWidth();
    while (left == image.getWidth()) {
      left = next(image, top, 0, paper, false);
      if (left == image.getWidth()) {
        top++;
      }
    }
    int finderEnd = next(image, top, left, paper, true);
    int right = image.getWidth();
    while (image.getRGB(right - 1, top) == paper) {
      right--;
    }
    int modulePixels = (finderEnd - left) / FINDER_MODULES;
    return new SymbolEdges(left, top, (right - left) / modulePixels, modulePixels);
  }

  /** The first pixel of a row, from {@code x} on, that is paper or is not. */
  private static int next(BufferedImage image, int y, int x, int paper, boolean wanted) {
    int next = x;
    while (next < image.getWidth() && (image.getRGB(next, y) == paper) != wanted) {
      next++;
    }
    return next;
  }
}
