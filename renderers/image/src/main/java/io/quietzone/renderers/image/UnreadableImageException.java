package io.quietzone.renderers.image;

/** A file is not read as a picture; the message tells the person who sent it why. */
public final class UnreadableImageException extends Exception {

  private static final long serialVersionUID = 1L;

  UnreadableImageException(String message) {
    super(message);
  }
}
