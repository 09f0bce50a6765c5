package io.quietzone.renderers.payload;

import java.nio.charset.StandardCharsets;

/** The lines vCard (RFC 2426) and iCalendar (RFC 5545) are made of: name, colon, value, CR LF. */
final class ContentLines {

  private static final int FOLD_AT = 75;

  private final StringBuilder lines = new StringBuilder();

  /** Adds a line whose value is what it is, unless that is empty. */
  ContentLines add(String name, String value) {
    if (!value.isEmpty()) {
      lines.append(name).append(':').append(value).append("\r\n");
    }
    return this;
  }

  /** Adds a line whose value is text, unless that is empty. */
  ContentLines addText(String name, String text) {
    return add(name, escaped(text));
  }

  /** RFC 2426, section 4, and RFC 5545, section 3.3.11: the same marks, and LF as a letter. */
  static String escaped(String text) {
    return Escaping.backslash(TextRules.unixLines(text), ",;").replace("\n", "\\n");
  }

  /** The lines at any length. */
  String unfolded() {
    return lines.toString();
  }

  /** The lines folded to 75 octets of UTF-8 without the CR LF (RFC 5545, section 3.1). */
  String folded() {
    StringBuilder folded = new StringBuilder(lines.length() + 64);
    int octets = 0;
    for (int i = 0; i < lines.length(); ) {
      String character = Character.toString(lines.codePointAt(i));
      i += character.length();
      if (character.equals("\r") || character.equals("\n")) {
        folded.append(character);
        octets = 0;
        continue;
      }
      int size = character.getBytes(StandardCharsets.UTF_8).length;
      if (octets + size > FOLD_AT) {
        folded.append("\r\n ");
        octets = 1;
      }
      folded.append(character);
      octets += size;
    }
    return folded.toString();
  }
}
