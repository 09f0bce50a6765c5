package io.quietzone.renderers.symbol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Finds the segments of a text that take the fewest bits: exactly, by dynamic programming.
 *
 * <p>For each mode it carries the fewest bits in which the text up to some character can be written
 * if that character is in this mode. Lengths are counted in sixths of a bit, in which a digit is 20
 * and an alphanumeric character 33; rounding up to whole bits where a segment ends gives exactly
 * the length of a last incomplete group. Since rounding keeps order, the best beginning stays best.
 *
 * <p>The header of ECI 26 is paid once, and only if a byte segment has a character beyond ASCII. A
 * text whose characters beyond ASCII are all in Kanji mode is therefore searched twice: with them
 * kept out of byte mode, and with the header paid.
 */
final class SegmentSearch {

  private static final long UNREACHABLE = Long.MAX_VALUE / 2;
  private static final int NUMERIC_SIXTHS = 20;
  private static final int ALPHANUMERIC_SIXTHS = 33;
  private static final int BYTE_SIXTHS = 48;
  private static final int KANJI_SIXTHS = 78;

  private static final int NUMERIC = 0;
  private static final int ALPHANUMERIC = 1;
  private static final int BYTE = 2;
  private static final int KANJI = 3;
  private static final Mode[] MODES = {Mode.NUMERIC, Mode.ALPHANUMERIC, Mode.BYTE, Mode.KANJI};

  /** In {@link #choices}: the mode before this character, if a segment starts with it. */
  private static final int PREVIOUS_MODE = 3;

  /** In {@link #choices}, shifted by a mode: in this mode, a segment starts with the character. */
  private static final int STARTS = 4;

  private final String text;
  private final boolean beyondAscii;
  private final boolean beyondKanji;
  private byte[] choices = {};
  private long sixths = UNREACHABLE;
  private int lastMode;
  private boolean eci;

  SegmentSearch(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("an empty text has no symbol");
    }
    this.text = text;
    boolean foundBeyondAscii = false;
    boolean foundBeyondKanji = false;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character >= 0x80) {
        foundBeyondAscii = true;
        foundBeyondKanji |= !KanjiTable.contains(character);
        if (Character.isSurrogate(character)) {
          requirePair(text, i);
        }
      }
    }
    this.beyondAscii = foundBeyondAscii;
    this.beyondKanji = foundBeyondKanji;
  }

  private static void requirePair(String text, int index) {
    boolean high = Character.isHighSurrogate(text.charAt(index));
    int partner = high ? index + 1 : index - 1;
    if (partner < 0
        || partner == text.length()
        || Character.isHighSurrogate(text.charAt(partner)) == high
        || !Character.isSurrogate(text.charAt(partner))) {
      throw new IllegalArgumentException("a surrogate without its partner at index " + index);
    }
  }

  /** Whether the text might have that many bits: no character takes less than 10 bits for three. */
  boolean mayFit(int bits) {
    return text.length() * 10L / 3 <= bits;
  }

  /** Finds the best segments for the versions of a range. */
  void run(VersionRange range) {
    if (!beyondAscii) {
      search(range, true);
      eci = false;
      return;
    }
    search(range, true);
    sixths += Segmentation.ECI_BITS * 6;
    eci = true;
    if (!beyondKanji) {
      searchWithoutEci(range);
    }
  }

  private void searchWithoutEci(VersionRange range) {
    byte[] otherChoices = choices;
    long otherSixths = sixths;
    int otherLastMode = lastMode;
    search(range, false);
    eci = sixths > otherSixths;
    if (eci) {
      choices = otherChoices;
      sixths = otherSixths;
      lastMode = otherLastMode;
    }
  }

  /** The length that the last run found. */
  long bits() {
    return sixths / 6;
  }

  private void search(VersionRange range, boolean anyByte) {
    int numericHeader = Mode.NUMERIC.headerBits(range) * 6;
    int alphanumericHeader = Mode.ALPHANUMERIC.headerBits(range) * 6;
    int byteHeader = Mode.BYTE.headerBits(range) * 6;
    int kanjiHeader = Mode.KANJI.headerBits(range) * 6;
    choices = new byte[text.length()];
    long numeric = UNREACHABLE;
    long alphanumeric = UNREACHABLE;
    long bytes = UNREACHABLE;
    long kanji = UNREACHABLE;
    long best = 0;
    int bestMode = BYTE;
    for (int i = 0; i < choices.length; i++) {
      char character = text.charAt(i);
      boolean ascii = character < 0x80;
      int value = ascii ? Ascii.alphanumericValue(character) : -1;
      int choice = bestMode;
      if (value >= 0 && value < 10) {
        choice |= numeric <= best + numericHeader ? 0 : STARTS << NUMERIC;
        numeric = Math.min(numeric, best + numericHeader) + NUMERIC_SIXTHS;
      } else {
        numeric = UNREACHABLE;
      }
      if (value >= 0) {
        choice |= alphanumeric <= best + alphanumericHeader ? 0 : STARTS << ALPHANUMERIC;
        alphanumeric = Math.min(alphanumeric, best + alphanumericHeader) + ALPHANUMERIC_SIXTHS;
      } else {
        alphanumeric = UNREACHABLE;
      }
      if (ascii || anyByte) {
        choice |= bytes <= best + byteHeader ? 0 : STARTS << BYTE;
        bytes = Math.min(bytes, best + byteHeader) + (long) BYTE_SIXTHS * Utf8.length(character);
      } else {
        bytes = UNREACHABLE;
      }
      if (!ascii && KanjiTable.contains(character)) {
        choice |= kanji <= best + kanjiHeader ? 0 : STARTS << KANJI;
        kanji = Math.min(kanji, best + kanjiHeader) + KANJI_SIXTHS;
      } else {
        kanji = UNREACHABLE;
      }
      choices[i] = (byte) choice;

      best = bytes;
      bestMode = BYTE;
      if (roundUp(alphanumeric) < best) {
        best = roundUp(alphanumeric);
        bestMode = ALPHANUMERIC;
      }
      if (roundUp(numeric) < best) {
        best = roundUp(numeric);
        bestMode = NUMERIC;
      }
      if (kanji < best) {
        best = kanji;
        bestMode = KANJI;
      }
    }
    sixths = best;
    lastMode = bestMode;
  }

  private static long roundUp(long sixths) {
    return (sixths + 5) / 6 * 6;
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
        mode = choices[i] & PREVIOUS_MODE;
      }
    }
    Collections.reverse(segments);
    return new Segmentation(text, version, bits(), segments, eci ? eciSegment(segments) : -1);
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
