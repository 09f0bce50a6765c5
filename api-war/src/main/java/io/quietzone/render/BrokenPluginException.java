package io.quietzone.render;

/** A plugin that does not keep the contract of its SPI. */
final class BrokenPluginException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BrokenPluginException(String message) {
    super(message);
  }

  BrokenPluginException(String message, Throwable cause) {
    super(message, cause);
  }
}
