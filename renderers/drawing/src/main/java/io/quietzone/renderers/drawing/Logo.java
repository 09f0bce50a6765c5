package io.quietzone.renderers.drawing;

import io.quietzone.renderers.spi.Image;

/**
 * A picture on the middle of a symbol.
 *
 * @param ratio the share of the symbol's edge that the longer edge of the logo takes; above 0, at
 *     most 1
 * @param clearZone whether the modules under the logo are left out, whole ones, with at least half
 *     a module of room around it
 */
public record Logo(Image image, double ratio, boolean clearZone) implements Emblem {

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException unless the ratio is above 0 and at most 1
   */
  public Logo {
    if (!(ratio > 0 && ratio <= 1)) {
      throw new IllegalArgumentException("the ratio is above 0 and at most 1: " + ratio);
    }
  }
}
