package io.quietzone.renderers.spi;

/**
 * Colours that run evenly from top to bottom, mixed part by part in sRGB; above the top and below
 * the bottom they stay what they are there.
 *
 * @param from the colour at the top
 * @param to the colour at the bottom
 * @param top in modules, as {@link Canvas} counts them
 * @param bottom in modules, below {@code top}
 */
public record Gradient(Color from, Color to, double top, double bottom) implements Paint {

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException unless the bottom lies below the top
   */
  public Gradient {
    if (!(bottom > top)) {
      throw new IllegalArgumentException("no way from " + top + " to " + bottom);
    }
  }

  /**
   * The colour at a height, each part rounded to the nearest.
   *
   * @param y in modules
   */
  public Color at(double y) {
    double share = Math.min(1, Math.max(0, (y - top) / (bottom - top)));
    return new Color(
        mix(from.red(), to.red(), share),
        mix(from.green(), to.green(), share),
        mix(from.blue(), to.blue(), share),
        mix(from.alpha(), to.alpha(), share));
  }

  private static int mix(int one, int other, double share) {
    return (int) Math.floor(one + (other - one) * share + 0.5);
  }
}
