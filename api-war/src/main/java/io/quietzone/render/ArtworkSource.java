package io.quietzone.render;

import io.quietzone.fetch.UnfetchableException;
import io.quietzone.renderers.image.DarkGlow;
import io.quietzone.renderers.image.UnreadableImageException;
import io.quietzone.renderers.spi.Image;

/** Where logos and background pictures come from that a request brings or names. */
public interface ArtworkSource {

  /**
   * Makes sure that there may be a logo, before one is read or fetched.
   *
   * @throws io.quietzone.plans.PlanCap if there may be none
   */
  default void requireLogo() {}

  /**
   * Reads a file.
   *
   * @throws UnreadableImageException if it is no picture, damaged, or too large
   */
  Image read(byte[] file) throws UnreadableImageException;

  /**
   * Finds the picture of an address.
   *
   * @param url as the caller wrote it
   * @throws UnfetchableException if it is not on the public internet, or does not come
   * @throws UnreadableImageException if it is no picture, damaged, or too large
   */
  Image fetch(String url) throws UnfetchableException, UnreadableImageException;

  /** A picture without the dark ground of its glow. */
  default Image withoutGround(Image glowing) {
    return DarkGlow.strip(glowing);
  }
}
