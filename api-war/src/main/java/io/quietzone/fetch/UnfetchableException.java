package io.quietzone.fetch;

/** Something was not fetched; the message tells the caller who named the address why. */
public final class UnfetchableException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Says why in a sentence. */
  public UnfetchableException(String message) {
    super(message);
  }
}
