package io.quietzone.renderers.symbol;

/** Text as UTF-8 (RFC 3629), for texts whose surrogates are known to come in pairs. */
final class Utf8 {

  private Utf8() {}

  /**
   * The bytes that one {@code char} adds: a pair of surrogates has four, counted at its first.
   *
   * @return 0–4
   */
  static int length(char character) {
    if (character < 0x80) {
      return 1;
    }
    if (character < 0x800) {
      return 2;
    }
    if (Character.isSurrogate(character)) {
      return Character.isHighSurrogate(character) ? 4 : 0;
    }
    return 3;
  }

  static int length(String text, int start, int end) {
    int length = 0;
    for (int i = start; i < end; i++) {
      length += length(text.charAt(i));
    }
    return length;
  }

  static void write(String text, int start, int end, BitWriter writer) {
    for (int i = start; i < end; i++) {
      char character = text.charAt(i);
      if (character < 0x80) {
        writer.write(character, 8);
      } else if (character < 0x800) {
        writer.write(0xC080 | ((character & 0x7C0) << 2) | (character & 0x3F), 16);
      } else if (Character.isHighSurrogate(character)) {
        int point = Character.toCodePoint(character, text.charAt(++i));
        writer.write(0xF080 | ((point >> 18) << 8) | ((point >> 12) & 0x3F), 16);
        writer.write(0x8080 | ((point & 0xFC0) << 2) | (point & 0x3F), 16);
      } else {
        writer.write(0xE0 | (character >> 12), 8);
        writer.write(0x8080 | ((character & 0xFC0) << 2) | (character & 0x3F), 16);
      }
    }
  }
}
