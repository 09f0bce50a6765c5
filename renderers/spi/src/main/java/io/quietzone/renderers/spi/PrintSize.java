package io.quietzone.renderers.spi;

/**
 * How large a square picture is printed, and how finely.
 *
 * @param inches the printed edge, quiet zone included; above 0
 * @param dpi dots per inch; above 0
 */
public record PrintSize(double inches, int dpi) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException unless both are above 0 and the edge is 1 to 2^31 - 1 pixels
   */
  public PrintSize {
    long pixels = Math.round(inches * dpi);
    if (!(inches > 0) || dpi <= 0 || pixels < 1 || pixels > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("no picture: " + inches + " in at " + dpi + " dpi");
    }
  }

  /**
   * The edge of the picture.
   *
   * @return pixels, {@code inches * dpi} rounded to the nearest whole number
   */
  public int pixels() {
    return Math.toIntExact(Math.round(inches * dpi));
  }
}
