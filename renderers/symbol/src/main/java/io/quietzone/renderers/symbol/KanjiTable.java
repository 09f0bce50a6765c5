package io.quietzone.renderers.symbol;

import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * The characters of Kanji mode and their 13-bit values (ISO/IEC 18004, clause 7.4.6).
 *
 * <p>Readers turn Shift_JIS into Unicode by one of two tables, JIS X 0208 or Windows-31J. The seven
 * characters on which these disagree, such as the wave dash, are left to byte mode, so that every
 * reader returns the text that was written.
 */
final class KanjiTable {

  private static final short NONE = -1;
  private static final short[] VALUES = values();

  private KanjiTable() {}

  /** Whether Kanji mode has this character. */
  static boolean contains(char character) {
    return VALUES[character] != NONE;
  }

  /** The 13-bit value of a character that Kanji mode has. */
  static int value(char character) {
    return VALUES[character];
  }

  private static short[] values() {
    short[] values = new short[Character.MAX_VALUE + 1];
    Arrays.fill(values, NONE);
    addRange(values, 0x8140, 0x9FFC, 0x8140);
    addRange(values, 0xE040, 0xEBBF, 0xC140);
    return values;
  }

  private static void addRange(short[] values, int first, int last, int offset) {
    Charset jis = Charset.forName("Shift_JIS");
    Charset windows = Charset.forName("windows-31j");
    for (int code = first; code <= last; code++) {
      byte[] bytes = {(byte) (code >> 8), (byte) code};
      String text = new String(bytes, jis);
      if (text.length() == 1
          && text.charAt(0) != '\uFFFD'
          && text.equals(new String(bytes, windows))) {
        int difference = code - offset;
        values[text.charAt(0)] = (short) ((difference >> 8) * 0xC0 + (difference & 0xFF));
      }
    }
  }
}
