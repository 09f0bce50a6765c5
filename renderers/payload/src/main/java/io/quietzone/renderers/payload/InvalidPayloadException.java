package io.quietzone.renderers.payload;

/** Content that its specification, or this library's limits, do not allow. */
public final class InvalidPayloadException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String field;

  /**
   * Names what is wrong.
   *
   * @param field the part of the content that is refused
   * @param message a sentence that says what is allowed
   */
  public InvalidPayloadException(String field, String message) {
    super(message);
    this.field = field;
  }

  public String field() {
    return field;
  }
}
