package io.quietzone.renderers.png;

import io.quietzone.renderers.spi.Picture;
import io.quietzone.renderers.spi.Renderer;

/**
 * Draws PNG pictures (ISO/IEC 15948) in as few bits a pixel as they need, with the resolution in a
 * pHYs chunk.
 */
public final class PngRenderer implements Renderer {

  /** Above it, the row above is out of reach of a deflate match. */
  private static final int MAX_PIXELS = 8 * (ZlibRows.MAX_DISTANCE - 1);

  @Override
  public String format() {
    return "png";
  }

  @Override
  public String mediaType() {
    return "image/png";
  }

  /**
   * Draws a picture.
   *
   * @throws IllegalArgumentException for a picture of more than 262,136 pixels across
   */
  @Override
  public byte[] render(Picture picture) {
    int pixels = picture.size().pixels();
    if (pixels > MAX_PIXELS) {
      throw new IllegalArgumentException(pixels + " pixels are more than " + MAX_PIXELS);
    }
    return picture.style().isPlain() ? PlainPixels.file(picture) : StyledPixels.file(picture);
  }
}
