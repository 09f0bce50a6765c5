package io.quietzone.renderers.symbol;

import java.util.Arrays;

/**
 * Sorts characters by how long they are in each mode. Lengths are fixed-point numbers of bits, as
 * {@link SegmentSearch} has them.
 */
final class CharacterClass {

  /** Longer than any way that there is, and far from an overflow. */
  static final int IMPOSSIBLE = 1 << 29;

  private static final byte DIGIT = 0;
  private static final byte OTHER_ALPHANUMERIC = 1;
  private static final byte OTHER_ASCII = 2;
  private static final byte KANJI_TWO_BYTES = 3;
  private static final byte KANJI_THREE_BYTES = 4;
  private static final byte TWO_BYTES = 5;
  private static final byte THREE_BYTES = 6;
  private static final byte HIGH_SURROGATE = 7;

  /** Takes no bits, so that no segment ever starts with it. */
  private static final byte LOW_SURROGATE = 8;

  private static final int COUNT = 9;

  /** The classes beyond ASCII, one bit each. */
  static final int BEYOND_ASCII = (1 << COUNT) - (1 << KANJI_TWO_BYTES);

  /** The classes that only byte mode has, one bit each, those of ASCII aside. */
  static final int BEYOND_KANJI = (1 << COUNT) - (1 << TWO_BYTES);

  /** By class, the length in byte mode. */
  static final int[] BYTE = lengths(8, 8, 8, 16, 24, 16, 24, 32, 0);

  /** By class, the length in byte mode where there is no ECI header. */
  static final int[] BYTE_ASCII = lengths(8, 8, 8);

  static final int[] ALPHANUMERIC = lengths(5.5, 5.5);
  static final int[] NUMERIC = lengths(10 / 3.0);
  static final int[] KANJI = kanjiLengths();

  /** By class, the length in the mode where it is shortest. */
  static final int[] LEAST = lengths(10 / 3.0, 5.5, 8, 13, 13, 16, 24, 32, 0);

  private static final byte[] ASCII = ascii();

  private CharacterClass() {}

  /**
   * The class of one {@code char}.
   *
   * @throws IllegalArgumentException for a surrogate without its partner
   */
  static byte of(String text, int index) {
    char character = text.charAt(index);
    return character < 0x80 ? ASCII[character] : beyondAscii(text, index, character);
  }

  private static byte beyondAscii(String text, int index, char character) {
    if (Character.isSurrogate(character)) {
      return surrogate(text, index, character);
    }
    boolean isKanji = KanjiTable.contains(character);
    if (character < 0x800) {
      return isKanji ? KANJI_TWO_BYTES : TWO_BYTES;
    }
    return isKanji ? KANJI_THREE_BYTES : THREE_BYTES;
  }

  private static byte surrogate(String text, int index, char character) {
    boolean high = Character.isHighSurrogate(character);
    int partner = high ? index + 1 : index - 1;
    boolean paired =
        partner >= 0
            && partner < text.length()
            && Character.isSurrogate(text.charAt(partner))
            && Character.isHighSurrogate(text.charAt(partner)) != high;
    if (!paired) {
      throw new IllegalArgumentException("a surrogate without its partner at index " + index);
    }
    return high ? HIGH_SURROGATE : LOW_SURROGATE;
  }

  private static byte[] ascii() {
    byte[] classes = new byte[128];
    for (char character = 0; character < 128; character++) {
      int value = Ascii.alphanumericValue(character);
      classes[character] = value < 0 ? OTHER_ASCII : value < 10 ? DIGIT : OTHER_ALPHANUMERIC;
    }
    return classes;
  }

  /** Lengths of the first classes; the others are impossible. */
  private static int[] lengths(double... bits) {
    int[] lengths = new int[COUNT];
    Arrays.fill(lengths, IMPOSSIBLE);
    for (int i = 0; i < bits.length; i++) {
      lengths[i] = (int) (bits[i] * SegmentSearch.ONE_BIT);
    }
    return lengths;
  }

  private static int[] kanjiLengths() {
    int[] lengths = lengths();
    lengths[KANJI_TWO_BYTES] = 13 * SegmentSearch.ONE_BIT;
    lengths[KANJI_THREE_BYTES] = 13 * SegmentSearch.ONE_BIT;
    return lengths;
  }
}
