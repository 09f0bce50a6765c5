package io.quietzone.renderers.png;

import io.quietzone.renderers.spi.Image;

/** An image as PNG, for formats that hold pictures in this form. */
public final class ImagePng {

  private ImagePng() {}

  /**
   * Writes an image in eight bits a sample, with opacity if it has any.
   *
   * @return the whole file; the same for equal images, on every machine
   */
  public static byte[] of(Image image) {
    boolean opaque = image.isOpaque();
    return PngFile.of(
        image.width(),
        image.height(),
        opaque ? PixelFormat.RGB : PixelFormat.RGBA,
        opaque ? ImageRows.rgb(image) : ImageRows.rgba(image));
  }
}
