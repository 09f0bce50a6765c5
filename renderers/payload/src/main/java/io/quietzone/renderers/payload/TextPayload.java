package io.quietzone.renderers.payload;

/**
 * Plain text, encoded as it is.
 *
 * @param text 1 to {@value #MAX_LENGTH} UTF-16 units, every surrogate paired
 */
public record TextPayload(String text) implements Payload {

  /** The longest text, in UTF-16 units. */
  public static final int MAX_LENGTH = 2048;

  /**
   * Checks the text.
   *
   * @throws InvalidPayloadException naming {@code data}, for text that is empty, too long, or no
   *     Unicode
   */
  public TextPayload {
    check(text);
  }

  static void check(String text) {
    if (text.isEmpty()) {
      throw new InvalidPayloadException("data", "There is nothing to encode.");
    }
    if (text.length() > MAX_LENGTH) {
      throw new InvalidPayloadException(
          "data",
          "At most " + MAX_LENGTH + " characters can be encoded, got " + text.length() + ".");
    }
    TextRules.unicode("data", text);
  }

  static TextPayload read(FieldReader fields) {
    String data = fields.data();
    fields.check();
    return new TextPayload(data);
  }
}
