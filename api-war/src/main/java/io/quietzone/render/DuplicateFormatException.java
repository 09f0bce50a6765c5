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
            + ". Remove jars from the plugins folder until one is left.");
  }

  /** The class of the plugin is in several jars, as when an old version was left behind. */
  DuplicateFormatException(Format copied) {
    super(
        "Quietzone does not start: several jars hold the plugin of the format '"
            + copied.name()
            + "', "
            + copied.plugin()
            + ". Remove jars from the plugins folder until one is left.");
  }
}
