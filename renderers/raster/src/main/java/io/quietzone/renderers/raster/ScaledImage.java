package io.quietzone.renderers.raster;

import io.quietzone.renderers.spi.Image;
import java.util.Arrays;

/**
 * An image in a box of pixels, scaled row by row: each pixel is the mean of what it covers when the
 * image shrinks, and lies between its nearest four when it grows.
 */
public final class ScaledImage {

  private static final int CHANNELS = 4;
  private static final float ONE_OF_255 = 1 / 255f;

  private final Image image;
  private final int left;
  private final int top;
  private final int width;
  private final int height;

  /** Of each target column: the first source column, and from where on its weights are. */
  private final Window[] columns;

  /** Source rows, premultiplied by their opacity and weighed. */
  private final float[] mixed;

  private final int[] source;

  /**
   * Places an image.
   *
   * @param width pixels, 1 or more
   * @param height pixels, 1 or more
   */
  public ScaledImage(Image image, int left, int top, int width, int height) {
    this.image = image;
    this.left = left;
    this.top = top;
    this.width = width;
    this.height = height;
    this.columns = new Window[width];
    for (int x = 0; x < width; x++) {
      columns[x] = Window.of(x, width, image.width());
    }
    this.mixed = new float[image.width() * CHANNELS];
    this.source = new int[image.width()];
  }

  /**
   * Draws a row over what is there; pixels outside of it are left out.
   *
   * @param y the row, from {@code top} to {@code top + height - 1}
   * @param argb each {@code 0xAARRGGBB}, not premultiplied
   */
  public void draw(int y, int[] argb) {
    mixRows(Window.of(y - top, height, image.height()));
    for (int x = Math.max(0, -left); x < width && left + x < argb.length; x++) {
      Window window = columns[x];
      float alpha = 0;
      float red = 0;
      float green = 0;
      float blue = 0;
      for (int i = 0; i < window.weights().length; i++) {
        float weight = window.weights()[i];
        int at = (window.first() + i) * CHANNELS;
        alpha += weight * mixed[at];
        red += weight * mixed[at + 1];
        green += weight * mixed[at + 2];
        blue += weight * mixed[at + 3];
      }
      if (alpha > 0) {
        int seen = Math.min(255, (int) (alpha * 255 + 0.5f));
        int color =
            seen << 24 | part(red / alpha) << 16 | part(green / alpha) << 8 | part(blue / alpha);
        argb[left + x] = Argb.over(color, argb[left + x]);
      }
    }
  }

  private static int part(float value) {
    return Math.min(255, (int) (value + 0.5f));
  }

  private void mixRows(Window rows) {
    Arrays.fill(mixed, 0);
    for (int i = 0; i < rows.weights().length; i++) {
      image.row(rows.first() + i, source);
      float weight = rows.weights()[i];
      for (int x = 0; x < source.length; x++) {
        int pixel = source[x];
        if (pixel >>> 24 == 0) {
          continue;
        }
        float share = weight * ((pixel >>> 24) * ONE_OF_255);
        int at = x * CHANNELS;
        mixed[at] += share;
        mixed[at + 1] += share * (pixel >> 16 & 0xFF);
        mixed[at + 2] += share * (pixel >> 8 & 0xFF);
        mixed[at + 3] += share * (pixel & 0xFF);
      }
    }
  }

  /**
   * The source pixels that one target pixel is made of.
   *
   * @param weights of as many pixels from {@code first} on; their sum is 1
   */
  private record Window(int first, float[] weights) {

    static Window of(int target, int targets, int sources) {
      double ratio = (double) sources / targets;
      return ratio > 1 ? mean(target * ratio, ratio, sources) : between(target, ratio, sources);
    }

    private static Window mean(double start, double length, int sources) {
      int first = (int) start;
      int end = Math.min(sources, (int) Math.ceil(start + length));
      float[] weights = new float[Math.max(1, end - first)];
      float sum = 0;
      for (int i = 0; i < weights.length; i++) {
        double from = Math.max(start, first + i);
        double to = Math.min(start + length, first + i + 1);
        weights[i] = (float) Math.max(0, to - from);
        sum += weights[i];
      }
      for (int i = 0; i < weights.length; i++) {
        weights[i] /= sum;
      }
      return new Window(first, weights);
    }

    private static Window between(int target, double ratio, int sources) {
      double middle = Math.max(0, Math.min(sources - 1, (target + 0.5) * ratio - 0.5));
      int first = (int) middle;
      float share = (float) (middle - first);
      return share == 0
          ? new Window(first, new float[] {1})
          : new Window(first, new float[] {1 - share, share});
    }
  }
}
