package io.quietzone.renderers.spi;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/** Pixels in sRGB, such as a logo. Two images with the same pixels are equal. */
public final class Image {

  private final int width;
  private final int height;
  private final int[] pixels;
  private final byte[] digest;

  /**
   * Takes a copy of pixels.
   *
   * @param width 1 or more
   * @param height 1 or more
   * @param pixels row by row, each {@code 0xAARRGGBB}, not premultiplied; {@code width * height}
   * @throws IllegalArgumentException if there are more or fewer
   */
  public Image(int width, int height, int[] pixels) {
    if (width < 1 || height < 1 || pixels.length != (long) width * height) {
      throw new IllegalArgumentException(pixels.length + " pixels for " + width + " × " + height);
    }
    this.width = width;
    this.height = height;
    this.pixels = pixels.clone();
    this.digest = digest(width, pixels);
  }

  /** In pixels. */
  public int width() {
    return width;
  }

  /** In pixels. */
  public int height() {
    return height;
  }

  /**
   * One pixel.
   *
   * @return {@code 0xAARRGGBB}, not premultiplied
   * @throws IndexOutOfBoundsException outside the image
   */
  public int argb(int x, int y) {
    return pixels[y * width + Objects.checkIndex(x, width)];
  }

  /**
   * Copies a row.
   *
   * @param target receives {@code width()} pixels from index 0 on, each {@code 0xAARRGGBB}
   * @throws IndexOutOfBoundsException for a row outside the image, or a target too short
   */
  public void row(int y, int[] target) {
    System.arraycopy(pixels, y * width, target, 0, width);
  }

  /** Whether no pixel lets anything behind it show. */
  public boolean isOpaque() {
    for (int pixel : pixels) {
      if (pixel >>> 24 != 0xFF) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Image image
        && height == image.height
        && Arrays.equals(digest, image.digest);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(digest);
  }

  /** Tells images apart as {@link #equals} does. */
  @Override
  public String toString() {
    return width + " × " + height + " pixels, SHA-256 " + HexFormat.of().formatHex(digest);
  }

  /** Compared instead of the pixels, so that a cache finds an image fast. */
  private static byte[] digest(int width, int[] pixels) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      ByteBuffer row = ByteBuffer.allocate(width * Integer.BYTES);
      for (int start = 0; start < pixels.length; start += width) {
        row.clear().asIntBuffer().put(pixels, start, width);
        sha256.update(row);
      }
      return sha256.digest(Integer.toString(width).getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
