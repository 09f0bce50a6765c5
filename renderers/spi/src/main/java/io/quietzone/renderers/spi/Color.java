package io.quietzone.renderers.spi;

/**
 * A colour in sRGB with an opacity.
 *
 * @param red 0–255
 * @param green 0–255
 * @param blue 0–255
 * @param alpha 0 (transparent) – 255 (opaque)
 */
public record Color(int red, int green, int blue, int alpha) implements Paint {

  public static final Color BLACK = opaque(0x000000);
  public static final Color WHITE = opaque(0xFFFFFF);
  public static final Color TRANSPARENT = new Color(255, 255, 255, 0);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException for a part outside 0–255
   */
  public Color {
    if (((red | green | blue | alpha) & ~0xFF) != 0) {
      throw new IllegalArgumentException(
          "each part is 0–255: " + red + ", " + green + ", " + blue + ", " + alpha);
    }
  }

  /**
   * A colour that hides what is behind it.
   *
   * @param rgb {@code 0xRRGGBB}; higher bits are ignored
   */
  public static Color opaque(int rgb) {
    return new Color(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF, 0xFF);
  }

  /**
   * The red, green and blue parts in one number.
   *
   * @return {@code 0xRRGGBB}
   */
  public int rgb() {
    return red << 16 | green << 8 | blue;
  }

  /**
   * What is seen when this colour lies on another (W3C Compositing and Blending, section 5.1:
   * source over, not premultiplied), rounded to the nearest.
   *
   * @param below what lies behind
   */
  public Color over(Color below) {
    int seenBelow = below.alpha * (255 - alpha);
    int weight = 255 * alpha + seenBelow;
    if (weight == 0) {
      return TRANSPARENT;
    }
    return new Color(
        mix(red, below.red, seenBelow, weight),
        mix(green, below.green, seenBelow, weight),
        mix(blue, below.blue, seenBelow, weight),
        (weight + 127) / 255);
  }

  private int mix(int part, int partBelow, int seenBelow, int weight) {
    return (255 * alpha * part + seenBelow * partBelow + weight / 2) / weight;
  }
}
