package io.quietzone.renderers.proof;

import java.util.Random;

/** What happens to a picture between the press and a decoder. */
final class Camera {

  private static final int SEED = 18004;

  /** How far away the camera is, in widths of the picture. */
  private static final double DISTANCE = 4;

  /** How large a spot of dirt is, in modules. */
  private static final double SPOT = 2;

  /** The edge of a finder pattern, in modules. */
  private static final int FINDER = 7;

  /** The deviation of the sum of four bytes, each as likely as the others. */
  private static final double FOUR_BYTES = StrictMath.sqrt(4 * (65_536 - 1) / 12.0);

  private static final double MEAN_OF_FOUR_BYTES = 4 * 127.5;

  private Camera() {}

  /**
   * A Gaussian blur.
   *
   * @param deviation in pixels
   */
  static Luminance blurred(Luminance picture, double deviation) {
    float[] weights = gaussian(deviation);
    // Along the rows, and along what are the columns.
    return blurredRows(blurredRows(picture, weights).flipped(), weights).flipped();
  }

  private static Luminance blurredRows(Luminance picture, float[] weights) {
    int width = picture.width();
    int radius = weights.length / 2;
    byte[] levels = picture.levels();
    byte[] blurred = new byte[levels.length];
    float[] row = new float[width + 2 * radius];
    for (int start = 0; start < levels.length; start += width) {
      for (int x = 0; x < row.length; x++) {
        row[x] = levels[start + Math.min(width - 1, Math.max(0, x - radius))] & 0xFF;
      }
      for (int x = 0; x < width; x++) {
        float sum = 0.5f;
        for (int i = 0; i < weights.length; i++) {
          sum += weights[i] * row[x + i];
        }
        blurred[start + x] = (byte) (int) sum;
      }
    }
    return Luminance.ofLevels(blurred, width, picture.height());
  }

  /** The weights of a pixel and of those on either side of it; their sum is 1. */
  private static float[] gaussian(double deviation) {
    int radius = (int) StrictMath.ceil(3 * deviation);
    double[] weights = new double[2 * radius + 1];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double distance = (i - radius) / deviation;
      weights[i] = StrictMath.exp(-distance * distance / 2);
      sum += weights[i];
    }
    float[] shares = new float[weights.length];
    for (int i = 0; i < weights.length; i++) {
      shares[i] = (float) (weights[i] / sum);
    }
    return shares;
  }

  /**
   * Every pixel a little lighter or darker, about normally distributed.
   *
   * @param deviation as a share of white
   */
  static Luminance noisy(Luminance picture, double deviation) {
    Random random = new Random(SEED);
    double scale = deviation * 255 / FOUR_BYTES;
    byte[] levels = picture.levels().clone();
    for (int i = 0; i < levels.length; i++) {
      int bits = random.nextInt();
      int sum = (bits & 0xFF) + (bits >> 8 & 0xFF) + (bits >> 16 & 0xFF) + (bits >>> 24);
      levels[i] = level((levels[i] & 0xFF) + (sum - MEAN_OF_FOUR_BYTES) * scale);
    }
    return Luminance.ofLevels(levels, picture.width(), picture.height());
  }

  /**
   * Every level nearer to the middle.
   *
   * @param left the share of the contrast that is left
   */
  static Luminance faded(Luminance picture, double left) {
    byte[] levels = picture.levels().clone();
    for (int i = 0; i < levels.length; i++) {
      levels[i] = level(127.5 + ((levels[i] & 0xFF) - 127.5) * left);
    }
    return Luminance.ofLevels(levels, picture.width(), picture.height());
  }

  /**
   * A picture turned about its upright axis, in front of a surface that looks like its corner.
   *
   * @param degrees 0 for straight ahead, below 90
   */
  static Luminance fromTheSide(Luminance picture, double degrees) {
    double sine = StrictMath.sin(StrictMath.toRadians(degrees));
    double cosine = StrictMath.cos(StrictMath.toRadians(degrees));
    int width = picture.width();
    int height = picture.height();
    double distance = DISTANCE * width;
    byte[] seen = new byte[width * height];
    for (int row = 0; row < height; row++) {
      double y = row + 0.5 - height / 2.0;
      for (int column = 0; column < width; column++) {
        double x = column + 0.5 - width / 2.0;
        // Where the line of sight meets the picture, from its middle.
        double along = x * distance / (distance * cosine - x * sine);
        double down = y * (distance + along * sine) / distance;
        seen[row * width + column] =
            level(interpolated(picture, along + width / 2.0, down + height / 2.0));
      }
    }
    return Luminance.ofLevels(seen, width, height);
  }

  /** The level at a point, from the four pixels round it. */
  private static double interpolated(Luminance picture, double x, double y) {
    int left = (int) StrictMath.floor(x - 0.5);
    int top = (int) StrictMath.floor(y - 0.5);
    double right = x - 0.5 - left;
    double below = y - 0.5 - top;
    double upper = mix(at(picture, left, top), at(picture, left + 1, top), right);
    double lower = mix(at(picture, left, top + 1), at(picture, left + 1, top + 1), right);
    return mix(upper, lower, below);
  }

  private static int at(Luminance picture, int x, int y) {
    boolean inside = x >= 0 && y >= 0 && x < picture.width() && y < picture.height();
    return inside ? picture.level(x, y) : picture.level(0, 0);
  }

  private static double mix(double one, double other, double share) {
    return one + (other - one) * share;
  }

  /**
   * Round spots on the symbol, dark and light in turn. None lies on a finder pattern: that is the
   * end of any symbol, and tells nothing of one.
   *
   * @param share of the symbol's area that they would cover side by side
   */
  static Luminance spotted(Luminance picture, SymbolPlace place, double share) {
    Random random = new Random(SEED);
    byte[] levels = picture.levels().clone();
    double spotArea = Math.PI * SPOT * SPOT / 4;
    long spots = Math.max(1, Math.round(share * place.modules() * place.modules() / spotArea));
    double radius = SPOT * place.modulePixels() / 2;
    int spot = 0;
    while (spot < spots) {
      double x = random.nextDouble() * place.modules();
      double y = random.nextDouble() * place.modules();
      if (!isOnFinder(x, y, place.modules())) {
        double left = place.left() + x * place.modulePixels();
        double top = place.top() + y * place.modulePixels();
        fill(levels, picture, left, top, radius, (byte) (spot % 2 == 0 ? 0 : 255));
        spot++;
      }
    }
    return Luminance.ofLevels(levels, picture.width(), picture.height());
  }

  /** Whether a spot touches a finder pattern; all three are as near to their corners. */
  private static boolean isOnFinder(double x, double y, int modules) {
    double reach = FINDER + SPOT / 2;
    boolean left = x < reach;
    boolean top = y < reach;
    return (left && top) || (left && y > modules - reach) || (top && x > modules - reach);
  }

  private static void fill(
      byte[] levels, Luminance picture, double x, double y, double radius, byte level) {
    int right = Math.min(picture.width() - 1, (int) (x + radius));
    int bottom = Math.min(picture.height() - 1, (int) (y + radius));
    for (int row = Math.max(0, (int) (y - radius)); row <= bottom; row++) {
      for (int column = Math.max(0, (int) (x - radius)); column <= right; column++) {
        double dx = column + 0.5 - x;
        double dy = row + 0.5 - y;
        if (dx * dx + dy * dy <= radius * radius) {
          levels[row * picture.width() + column] = level;
        }
      }
    }
  }

  private static byte level(double exact) {
    return (byte) Math.max(0, Math.min(255, (int) (exact + 0.5)));
  }
}
