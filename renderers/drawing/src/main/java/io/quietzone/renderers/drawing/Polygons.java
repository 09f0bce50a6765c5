package io.quietzone.renderers.drawing;

/** Corner points round 0, 0, clockwise, each an x and a y. */
final class Polygons {

  private Polygons() {}

  /**
   * A star with one point upwards.
   *
   * @param points how many, 2 or more
   * @param outer how far its points are from the middle
   * @param inner how far the corners between them are from the middle
   */
  static double[] star(int points, double outer, double inner) {
    double[] corners = new double[4 * points];
    for (int i = 0; i < 2 * points; i++) {
      double radius = i % 2 == 0 ? outer : inner;
      double angle = Math.PI * i / points;
      // StrictMath: the same digits on every machine.
      corners[2 * i] = radius * StrictMath.sin(angle);
      corners[2 * i + 1] = -radius * StrictMath.cos(angle);
    }
    return corners;
  }

  /** A regular polygon with a corner upwards. */
  static double[] regular(int count, double radius) {
    double[] corners = new double[2 * count];
    for (int i = 0; i < count; i++) {
      double angle = 2 * Math.PI * i / count;
      corners[2 * i] = radius * StrictMath.sin(angle);
      corners[2 * i + 1] = -radius * StrictMath.cos(angle);
    }
    return corners;
  }

  /**
   * A cross of two bars.
   *
   * @param reach how far the bars reach from the middle
   * @param half half of their width
   */
  static double[] cross(double reach, double half) {
    return new double[] {
      -half, -reach, half, -reach, half, -half, reach, -half, reach, half, half, half,
      half, reach, -half, reach, -half, half, -reach, half, -reach, -half, -half, -half
    };
  }
}
