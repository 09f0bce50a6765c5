package io.quietzone.renderers.drawing;

/**
 * How the corners of a rectangle are taken off.
 *
 * @param topLeft how much of each edge, 0 or more
 * @param cut in a straight line instead of a quarter of a circle
 */
record Corners(
    double topLeft, double topRight, double bottomRight, double bottomLeft, boolean cut) {

  static final Corners SHARP = round(0);

  /** By how much a cut corner shortens when its line moves inwards by one: 2 - √2. */
  private static final double CUT_GROWTH = 0.585786437626905;

  static Corners round(double radius) {
    return new Corners(radius, radius, radius, radius, false);
  }

  static Corners cut(double length) {
    return new Corners(length, length, length, length, true);
  }

  /** Those of a contour that runs outside this one everywhere at the same distance. */
  Corners grown(double distance) {
    double growth = cut ? distance * CUT_GROWTH : distance;
    return new Corners(
        grown(topLeft, growth),
        grown(topRight, growth),
        grown(bottomRight, growth),
        grown(bottomLeft, growth),
        cut);
  }

  private static double grown(double corner, double growth) {
    return corner == 0 ? 0 : Math.max(0, corner + growth);
  }
}
