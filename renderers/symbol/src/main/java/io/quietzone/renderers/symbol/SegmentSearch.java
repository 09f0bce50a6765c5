package io.quietzone.renderers.symbol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Finds the segments of a text that take the fewest bits: exactly, by dynamic programming.
 *
 * <p>For each mode it carries the fewest bits in which the text up to some character can be written
 * if that character is in this mode. A digit takes 10/3 bits and an alphanumeric character 11/2;
 * rounding up to whole bits where a segment ends gives exactly the length of a last incomplete
 * group. Since rounding keeps order, the best beginning stays best.
 *
 * <p>Lengths are fixed-point numbers with 20 bits behind the point. That makes a digit too short by
 * a third of the last place: a symbol's 7,089 digits together by less than the third of a bit that
 * rounding up forgives. Lengths are relative to the best beginning, so that they stay small.
 *
 * <p>The header of ECI 26 is paid once, and only if a byte segment has a character beyond ASCII. A
 * text whose characters beyond ASCII are all in Kanji mode is therefore searched twice: with them
 * kept out of byte mode, and with the header paid.
 */
final class SegmentSearch {

  /** Bits behind the point. */
  private static final int POINT = 20;

  static final int ONE_BIT = 1 << POINT;
  private static final int FRACTION = ONE_BIT - 1;

  /** Mode numbers; of equally long beginnings the lowest wins, which tends to fewer segments. */
  private static final int BYTE = 0;

  private static final int ALPHANUMERIC = 1;
  private static final int NUMERIC = 2;
  private static final int KANJI = 3;
  private static final Mode[] MODES = {Mode.BYTE, Mode.ALPHANUMERIC, Mode.NUMERIC, Mode.KANJI};

  /** In {@link #choices}, and in the lowest bits of a whole number of bits: a mode number. */
  private static final int MODE = 3;

  /** In {@link #choices}, shifted by a mode number: a segment in that mode starts here. */
  private static final int STARTS = 4;

  private final String text;
  private final boolean bytesOnly;
  private final boolean eciAllowed;
  private final byte[] classes;
  private final boolean beyondAscii;
  private final boolean beyondKanji;
  private final long leastLength;

  /** For each {@code char}: the mode before it, and in which modes a segment starts with it. */
  private byte[] choices = {};

  private long bits;
  private int lastMode;
  private boolean eci;

  SegmentSearch(String text, EncodingOptions options) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("an empty text has no symbol");
    }
    this.text = text;
    this.bytesOnly = options.bytesOnly();
    this.eciAllowed = options.eci();
    this.classes = new byte[text.length()];
    long least = 0;
    int seen = 0;
    for (int i = 0; i < classes.length; i++) {
      byte characterClass = CharacterClass.of(text, i);
      classes[i] = characterClass;
      least += CharacterClass.LEAST[characterClass];
      seen |= 1 << characterClass;
    }
    this.leastLength = least;
    this.beyondAscii = (seen & CharacterClass.BEYOND_ASCII) != 0;
    this.beyondKanji = (seen & CharacterClass.BEYOND_KANJI) != 0;
  }

  /** Whether the text might have that many bits, were there no headers. */
  boolean mayFit(int capacity) {
    return leastLength >> POINT <= capacity;
  }

  /** Finds the best segments for the versions of a range. */
  void run(VersionRange range) {
    if (bytesOnly) {
      takeBytes(range);
    } else {
      search(range, CharacterClass.BYTE);
    }
    eci = beyondAscii && eciAllowed;
    if (eci) {
      bits += Segmentation.ECI_BITS;
      if (!beyondKanji && !bytesOnly) {
        searchWithoutEci(range);
      }
    }
  }

  private void takeBytes(VersionRange range) {
    long length = Mode.BYTE.headerBits(range);
    for (byte character : classes) {
      length += CharacterClass.BYTE[character] >> POINT;
    }
    choices = new byte[classes.length];
    choices[0] = STARTS << BYTE;
    bits = length;
    lastMode = BYTE;
  }

  private void searchWithoutEci(VersionRange range) {
    byte[] otherChoices = choices;
    long otherBits = bits;
    int otherLastMode = lastMode;
    search(range, CharacterClass.BYTE_ASCII);
    eci = bits > otherBits;
    if (eci) {
      choices = otherChoices;
      bits = otherBits;
      lastMode = otherLastMode;
    }
  }

  /** The length that the last run found. */
  long bits() {
    return bits;
  }

  /** Free of branches, because no processor foresees what a short id is made of. */
  private void search(VersionRange range, int[] byteLengths) {
    int byteHeader = Mode.BYTE.headerBits(range) << POINT;
    int alphanumericHeader = Mode.ALPHANUMERIC.headerBits(range) << POINT;
    int numericHeader = Mode.NUMERIC.headerBits(range) << POINT;
    int kanjiHeader = Mode.KANJI.headerBits(range) << POINT;
    byte[] found = new byte[classes.length];
    int bytes = CharacterClass.IMPOSSIBLE;
    int alphanumeric = CharacterClass.IMPOSSIBLE;
    int numeric = CharacterClass.IMPOSSIBLE;
    int kanji = CharacterClass.IMPOSSIBLE;
    long total = 0;
    int mode = BYTE;
    for (int i = 0; i < found.length; i++) {
      int starts =
          isLess(byteHeader, bytes) << BYTE
              | isLess(alphanumericHeader, alphanumeric) << ALPHANUMERIC
              | isLess(numericHeader, numeric) << NUMERIC
              | isLess(kanjiHeader, kanji) << KANJI;
      found[i] = (byte) (starts * STARTS | mode);
      int character = classes[i];
      bytes = Math.min(bytes, byteHeader) + byteLengths[character];
      alphanumeric =
          Math.min(alphanumeric, alphanumericHeader) + CharacterClass.ALPHANUMERIC[character];
      numeric = Math.min(numeric, numericHeader) + CharacterClass.NUMERIC[character];
      kanji = Math.min(kanji, kanjiHeader) + CharacterClass.KANJI[character];
      int best =
          Math.min(
              Math.min(bytes | BYTE, roundUp(alphanumeric) | ALPHANUMERIC),
              Math.min(roundUp(numeric) | NUMERIC, kanji | KANJI));
      mode = best & MODE;
      best -= mode;
      total += best;
      bytes -= best;
      alphanumeric -= best;
      numeric -= best;
      kanji -= best;
    }
    choices = found;
    bits = total >> POINT;
    lastMode = mode;
  }

  /** 1 or 0; the difference of two lengths never overflows. */
  private static int isLess(int a, int b) {
    return (a - b) >>> 31;
  }

  private static int roundUp(int length) {
    return (length + FRACTION) & ~FRACTION;
  }

  /** The segments that the last run found. */
  Segmentation result(int version) {
    List<Segment> segments = new ArrayList<>(4);
    int mode = lastMode;
    int end = choices.length;
    for (int i = end - 1; i >= 0; i--) {
      if ((choices[i] & (STARTS << mode)) != 0) {
        segments.add(new Segment(MODES[mode], i, end));
        end = i;
        mode = choices[i] & MODE;
      }
    }
    Collections.reverse(segments);
    return new Segmentation(text, version, bits, segments, eci ? eciSegment(segments) : -1);
  }

  private int eciSegment(List<Segment> segments) {
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      if (segment.mode() == Mode.BYTE
          && Utf8.length(text, segment.start(), segment.end()) > segment.end() - segment.start()) {
        return i;
      }
    }
    return -1;
  }
}
