package io.quietzone.renderers.drawing;

/** A frame's label cannot be drawn; the message says what can. */
public final class LabelException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  LabelException(String message) {
    super(message);
  }
}
