package io.quietzone.renderers.payload;

/**
 * A URL, encoded as it is: what is printed is what the caller wrote, down to the case of a letter.
 *
 * @param text 1 to {@value TextPayload#MAX_LENGTH} UTF-16 units without white space and control
 *     characters, none of which a URI can hold (RFC 3986, section 2)
 */
public record UrlPayload(String text) implements Payload {

  /**
   * Checks the URL.
   *
   * @throws InvalidPayloadException naming {@code data}, for text that cannot be a URL
   */
  public UrlPayload {
    TextPayload.check(text);
    if (text.codePoints().anyMatch(UrlPayload::neverInUrl)) {
      throw new InvalidPayloadException(
          "data",
          "A URL has no spaces and no control characters. Send data_type 'text' for plain text.");
    }
  }

  static UrlPayload read(FieldReader fields) {
    String data = fields.data();
    fields.check();
    return new UrlPayload(data);
  }

  static boolean neverInUrl(int codePoint) {
    return Character.isISOControl(codePoint)
        || Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint);
  }
}
