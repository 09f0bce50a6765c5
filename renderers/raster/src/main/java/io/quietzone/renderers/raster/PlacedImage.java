package io.quietzone.renderers.raster;

import io.quietzone.renderers.spi.Image;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * An image in its box. One logo is drawn on many symbols, so small ones are scaled once and
 * remembered; large ones are scaled row by row.
 */
final class PlacedImage {

  /** A power of two. */
  private static final int REMEMBERED = 16;

  /** The largest that is remembered, in pixels: a mebibyte. */
  private static final int MAX_REMEMBERED_PIXELS = 512 * 512;

  private static final AtomicReferenceArray<@Nullable Scaled> RECENT =
      new AtomicReferenceArray<>(REMEMBERED);

  private final int left;
  private final int top;
  private final int width;
  private final int height;
  private final @Nullable Scaled small;
  private final @Nullable ScaledImage large;

  private PlacedImage(Image image, int left, int top, int width, int height) {
    this.left = left;
    this.top = top;
    this.width = width;
    this.height = height;
    boolean remembered = (long) width * height <= MAX_REMEMBERED_PIXELS;
    small = remembered ? scaled(image, width, height) : null;
    large = remembered ? null : new ScaledImage(image, left, top, width, height);
  }

  static PlacedImage of(Image image, int left, int top, int width, int height) {
    return new PlacedImage(image, left, top, width, height);
  }

  boolean covers(int y) {
    return y >= top && y < top + height;
  }

  void draw(int y, int[] argb) {
    if (small == null) {
      if (large != null) {
        large.draw(y, argb);
      }
      return;
    }
    int start = (y - top) * width;
    for (int x = Math.max(0, -left); x < width && left + x < argb.length; x++) {
      int pixel = small.pixels()[start + x];
      if (pixel >>> 24 != 0) {
        argb[left + x] = Argb.over(pixel, argb[left + x]);
      }
    }
  }

  private static Scaled scaled(Image image, int width, int height) {
    int slot = (image.hashCode() + 31 * width + height) & (REMEMBERED - 1);
    Scaled recent = RECENT.get(slot);
    if (recent != null && recent.is(image, width, height)) {
      return recent;
    }
    int[] pixels = new int[width * height];
    int[] row = new int[width];
    ScaledImage scaling = new ScaledImage(image, 0, 0, width, height);
    for (int y = 0; y < height; y++) {
      Arrays.fill(row, 0);
      scaling.draw(y, row);
      System.arraycopy(row, 0, pixels, y * width, width);
    }
    Scaled made = new Scaled(image, width, height, pixels);
    RECENT.set(slot, made);
    return made;
  }

  /** The pixels of an image at a size, not premultiplied. */
  private record Scaled(Image image, int width, int height, int[] pixels) {

    boolean is(Image other, int otherWidth, int otherHeight) {
      return width == otherWidth && height == otherHeight && image.equals(other);
    }
  }
}
