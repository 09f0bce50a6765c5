package io.quietzone.renderers.proof;

import io.quietzone.renderers.spi.Color;

/** What shines on a print while it is measured. */
public enum Light {
  /** Daylight and lamps, as a camera sees by (the relative luminance of WCAG 2.2). */
  WHITE(0.2126, 0.7152, 0.0722),
  /** The red light of many hand-held scanners, of about 660 nm: red ink is as light as paper. */
  RED(1, 0, 0);

  /** By part of a colour: its light, 0 to 1 (IEC 61966-2-1). */
  private static final double[] LINEAR = linear();

  private final double red;
  private final double green;
  private final double blue;

  Light(double red, double green, double blue) {
    this.red = red;
    this.green = green;
    this.blue = blue;
  }

  /**
   * The light that comes back from a colour that is opaque.
   *
   * @return 0 none to 255 all of it
   */
  int reflected(Color color) {
    return (int)
        (255
                * (red * LINEAR[color.red()]
                    + green * LINEAR[color.green()]
                    + blue * LINEAR[color.blue()])
            + 0.5);
  }

  private static double[] linear() {
    double[] linear = new double[256];
    for (int part = 0; part < linear.length; part++) {
      double share = part / 255.0;
      linear[part] =
          share <= 0.04045 ? share / 12.92 : StrictMath.pow((share + 0.055) / 1.055, 2.4);
    }
    return linear;
  }
}
