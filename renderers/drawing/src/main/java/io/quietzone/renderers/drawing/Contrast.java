package io.quietzone.renderers.drawing;

import io.quietzone.renderers.spi.Color;

/** How well colours can be told apart. */
public final class Contrast {

  private Contrast() {}

  /**
   * The contrast ratio of two colours, whose opacity is not looked at (WCAG 2.2, "contrast ratio").
   *
   * @return 1 for equal colours to 21 for black and white
   */
  public static double ratio(Color one, Color other) {
    double first = luminance(one);
    double second = luminance(other);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.red())
        + 0.7152 * linear(color.green())
        + 0.0722 * linear(color.blue());
  }

  private static double linear(int part) {
    double share = part / 255.0;
    return share <= 0.04045 ? share / 12.92 : StrictMath.pow((share + 0.055) / 1.055, 2.4);
  }
}
