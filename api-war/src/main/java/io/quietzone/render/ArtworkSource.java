package io.quietzone.render;

import io.quietzone.fetch.UnfetchableException;
import io.quietzone.renderers.image.UnreadableImageException;
import io.quietzone.renderers.spi.Image;

/** Where logos and background pictures come from that a request brings or names. */
public interface ArtworkSource {

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
}
