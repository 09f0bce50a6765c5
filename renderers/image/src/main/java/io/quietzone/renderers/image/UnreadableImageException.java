package io.quietzone.renderers.image;

/** A file is not read as a picture; the message tells the person who sent it why. */
public final class UnreadableImageException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean passing;

  UnreadableImageException(String message) {
    this(message, false);
  }

  private UnreadableImageException(String message, boolean passing) {
    super(message);
    this.passing = passing;
  }

  /** Says nothing of the file: others kept us busy. */
  static UnreadableImageException busy() {
    return new UnreadableImageException(
        "Too many SVG files are being drawn at this moment: send it again, or as PNG.", true);
  }

  /** Whether the same file may be read a moment later. */
  public boolean isPassing() {
    return passing;
  }
}
