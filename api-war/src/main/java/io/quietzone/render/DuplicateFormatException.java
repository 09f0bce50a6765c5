package io.quietzone.render;

/** Two plugins draw the same format: the server does not start until one is removed. */
public final class DuplicateFormatException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  DuplicateFormatException(Format one, Format other) {
    super(
        "Quietzone does not start: two plugins draw the format '"
            + one.name()
            + "', "
            + one
            + " and "
            + other
            + ". Remove one of the two jars from the plugins folder.");
  }
}
