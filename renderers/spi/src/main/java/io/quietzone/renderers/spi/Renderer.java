package io.quietzone.renderers.spi;

/**
 * Draws pictures of one output format.
 *
 * <p>Implementations have a public no-argument constructor, are named in {@code
 * META-INF/services/io.quietzone.renderers.spi.Renderer}, and are called from many threads at once.
 */
public interface Renderer {

  /**
   * The format's id: what a caller writes in {@code "format"}, and the ending of a file's name.
   *
   * @return 1–16 characters of {@code a-z 0-9}, starting with a letter; always the same
   */
  String format();

  /**
   * The media type of what {@link #render} returns (RFC 9110, section 8.3.1).
   *
   * @return a type and subtype, with a {@code charset} where the format is text
   */
  String mediaType();

  /**
   * Draws a picture. The same picture gives the same bytes, always and on every machine.
   *
   * @param picture what to draw, already checked: every module has at least one pixel
   * @return the whole file; the caller owns the array
   */
  byte[] render(Picture picture);
}
