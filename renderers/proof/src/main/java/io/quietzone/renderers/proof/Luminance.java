package io.quietzone.renderers.proof;

import io.quietzone.renderers.spi.Color;
import java.awt.image.BufferedImage;
import java.util.function.IntUnaryOperator;

/** How light a picture looks to a camera, pixel by pixel, on paper of some colour. */
public final class Luminance {

  private final int width;
  private final int height;

  /** Row by row, 0 black to 255 white, unsigned. */
  private final byte[] levels;

  private Luminance(int width, int height, byte[] levels) {
    this.width = width;
    this.height = height;
    this.levels = levels;
  }

  /**
   * Looks at pixels.
   *
   * @param argb row by row, each {@code 0xAARRGGBB}, not premultiplied; {@code width * height}
   * @param paper what shows where the picture does not cover it; opaque
   */
  public static Luminance of(int[] argb, int width, int height, Color paper) {
    return of(argb, width, height, pixel -> level(pixel, paper));
  }

  /**
   * Measures the light that pixels send back, in proportion to it, as those who verify prints do;
   * cameras see dark shades as lighter than they are.
   *
   * @param argb row by row, each {@code 0xAARRGGBB}, not premultiplied; {@code width * height}
   * @param light what shines on them
   * @param paper what shows where the picture does not cover it; opaque
   */
  public static Luminance reflected(int[] argb, int width, int height, Light light, Color paper) {
    return of(argb, width, height, pixel -> light.reflected(seen(pixel, paper)));
  }

  private static Luminance of(int[] argb, int width, int height, IntUnaryOperator measure) {
    byte[] levels = new byte[width * height];
    int lastPixel = ~argb[0];
    byte lastLevel = 0;
    for (int i = 0; i < levels.length; i++) {
      if (argb[i] != lastPixel) {
        lastPixel = argb[i];
        lastLevel = (byte) measure.applyAsInt(lastPixel);
      }
      levels[i] = lastLevel;
    }
    return new Luminance(width, height, levels);
  }

  /**
   * Looks at an image.
   *
   * @param paper what shows where the image does not cover it; opaque
   */
  public static Luminance of(BufferedImage image, Color paper) {
    int width = image.getWidth();
    int height = image.getHeight();
    return of(image.getRGB(0, 0, width, height, null, 0, width), width, height, paper);
  }

  /** Takes levels as they are: row by row, 0 black to 255 white, unsigned, not copied. */
  static Luminance ofLevels(byte[] levels, int width, int height) {
    return new Luminance(width, height, levels);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Row by row, 0 black to 255 white, unsigned. Not to be changed. */
  byte[] levels() {
    return levels;
  }

  int level(int x, int y) {
    return levels[y * width + x] & 0xFF;
  }

  /** Light and dark exchanged, as readers do that look for light symbols on dark ground. */
  public Luminance inverted() {
    byte[] inverted = new byte[levels.length];
    for (int i = 0; i < levels.length; i++) {
      inverted[i] = (byte) ~levels[i];
    }
    return new Luminance(width, height, inverted);
  }

  /**
   * Every pixel as a square of pixels, as a printer makes dots of them.
   *
   * @param factor the edge of the square, at least 1
   */
  public Luminance enlarged(int factor) {
    if (factor == 1) {
      return this;
    }
    byte[] large = new byte[levels.length * factor * factor];
    int stride = width * factor;
    for (int y = 0; y < height; y++) {
      int row = y * factor * stride;
      for (int x = 0; x < stride; x++) {
        large[row + x] = levels[y * width + x / factor];
      }
      for (int copy = 1; copy < factor; copy++) {
        System.arraycopy(large, row, large, row + copy * stride, stride);
      }
    }
    return new Luminance(stride, height * factor, large);
  }

  /**
   * Squares of pixels as one pixel each, as seen from farther away; what is left at the right and
   * at the bottom is cut off.
   *
   * @param factor the edge of the square, at least 1, at most that of the picture
   */
  public Luminance reduced(int factor) {
    if (factor == 1) {
      return this;
    }
    int columns = width / factor;
    int rows = height / factor;
    byte[] small = new byte[columns * rows];
    for (int i = 0; i < small.length; i++) {
      int x = i % columns * factor;
      int y = i / columns * factor;
      int sum = 0;
      for (int pixel = 0; pixel < factor * factor; pixel++) {
        sum += level(x + pixel % factor, y + pixel / factor);
      }
      small[i] = (byte) (sum / (factor * factor));
    }
    return new Luminance(columns, rows, small);
  }

  /** Rows and columns exchanged. */
  Luminance flipped() {
    byte[] flipped = new byte[levels.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        flipped[x * height + y] = levels[y * width + x];
      }
    }
    return new Luminance(/* width= */ height, /* height= */ width, flipped);
  }

  /** A quarter turn clockwise. */
  public Luminance turned() {
    byte[] turned = new byte[levels.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        turned[x * height + height - 1 - y] = levels[y * width + x];
      }
    }
    return new Luminance(/* width= */ height, /* height= */ width, turned);
  }

  /** The luma of ITU-R BT.601, in 1,024ths, as common decoders weigh colours. */
  private static int level(int argb, Color paper) {
    Color color = seen(argb, paper);
    return (306 * color.red() + 601 * color.green() + 117 * color.blue() + 512) >> 10;
  }

  private static Color seen(int argb, Color paper) {
    int alpha = argb >>> 24;
    return new Color(
        over(argb >> 16 & 0xFF, paper.red(), alpha),
        over(argb >> 8 & 0xFF, paper.green(), alpha),
        over(argb & 0xFF, paper.blue(), alpha),
        255);
  }

  private static int over(int part, int paper, int alpha) {
    return (part * alpha + paper * (255 - alpha) + 127) / 255;
  }
}
