package io.quietzone.renderers.payload;

import java.util.function.IntPredicate;

/** What all fields of text have in common. An absent text is empty. */
final class TextRules {

  /** Where no specification has a limit of its own. */
  static final int MAX_LENGTH = TextPayload.MAX_LENGTH;

  private TextRules() {}

  /** Refuses text that is empty or blank. */
  static void required(String field, String text) {
    if (text.isBlank()) {
      throw new InvalidPayloadException(field, "This field is required.");
    }
  }

  /** Refuses more than {@code max} characters (code points), control characters and line breaks. */
  static void line(String field, String text, int max) {
    length(field, text, max);
    unicode(field, text);
    if (text.codePoints().anyMatch(TextRules::breaksLine)) {
      throw new InvalidPayloadException(
          field, "This is one line: line breaks and control characters are not allowed.");
    }
  }

  /** As {@link #line}, but line breaks (LF, CR LF, CR) and tabs are allowed. */
  static void lines(String field, String text, int max) {
    length(field, text, max);
    unicode(field, text);
    IntPredicate layout = c -> c == '\n' || c == '\r' || c == '\t';
    if (text.codePoints().anyMatch(layout.negate().and(TextRules::breaksLine))) {
      throw new InvalidPayloadException(
          field, "Line breaks are allowed here, other control characters are not.");
    }
  }

  /** Refuses text that is no Unicode. */
  static void unicode(String field, String text) {
    if (text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
      throw new InvalidPayloadException(
          field, "This is not Unicode text: it has half of a surrogate pair.");
    }
  }

  /** Refuses a URL with white space or control characters, or without a scheme. */
  static void url(String field, String url) {
    line(field, url, MAX_LENGTH);
    if (url.isEmpty()) {
      return;
    }
    boolean scheme = url.matches("[A-Za-z][A-Za-z0-9+.-]*:[^\\s]+");
    if (!scheme || url.codePoints().anyMatch(UrlPayload::neverInUrl)) {
      throw new InvalidPayloadException(
          field, "Send a URL with its scheme and without spaces, such as https://example.com/.");
    }
  }

  /** Line breaks as the one character LF. */
  static String unixLines(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }

  private static void length(String field, String text, int max) {
    int length = text.codePointCount(0, text.length());
    if (length > max) {
      throw new InvalidPayloadException(
          field, "Ensure this field has at most " + max + " characters, got " + length + ".");
    }
  }

  private static boolean breaksLine(int codePoint) {
    int type = Character.getType(codePoint);
    return Character.isISOControl(codePoint)
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
