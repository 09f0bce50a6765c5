package io.quietzone.renderers.symbol;

import io.quietzone.renderers.spi.ErrorCorrection;
import java.util.List;

/**
 * A text divided into segments, and the smallest version that holds them.
 *
 * @param bits length of all segments with their headers and the ECI header, terminator excluded
 * @param eciSegment index of the segment that the ECI header precedes, or -1 for none
 */
record Segmentation(String text, int version, long bits, List<Segment> segments, int eciSegment) {

  /** ECI mode indicator and the assignment number of UTF-8 (ISO/IEC 18004, clause 7.4.2). */
  private static final int ECI_UTF8 = (0b0111 << 8) | 26;

  static final int ECI_BITS = 12;

  private static final VersionRange[] RANGES = VersionRange.values();

  /**
   * The fewest bits that the options allow, then the smallest version that has them.
   *
   * @throws TextTooLongException if not even the maximum version holds the text
   * @throws IllegalArgumentException for an empty text or a surrogate without its partner
   */
  static Segmentation smallest(String text, ErrorCorrection level, EncodingOptions options) {
    SegmentSearch search = new SegmentSearch(text, options);
    int maximum = options.maximumVersion();
    for (VersionRange range : RANGES) {
      int first = Math.max(options.minimumVersion(), range.first());
      int last = Math.min(maximum, range.last());
      if (first <= last && search.mayFit(capacity(last, level))) {
        search.run(range);
        for (int v = first; v <= last; v++) {
          if (search.bits() <= capacity(v, level)) {
            return search.result(v);
          }
        }
      }
    }
    search.run(VersionRange.of(maximum));
    throw new TextTooLongException(
        maximum,
        level,
        search.bits(),
        capacity(maximum, level),
        text.codePointCount(0, text.length()));
  }

  private static int capacity(int version, ErrorCorrection level) {
    return Blocks.of(version, level).capacityBits();
  }

  /** Writes all segments, without the terminator. */
  void writeTo(BitWriter writer) {
    VersionRange range = VersionRange.of(version);
    for (int i = 0; i < segments.size(); i++) {
      if (i == eciSegment) {
        writer.write(ECI_UTF8, ECI_BITS);
      }
      write(segments.get(i), range, writer);
    }
  }

  private void write(Segment segment, VersionRange range, BitWriter writer) {
    Mode mode = segment.mode();
    int start = segment.start();
    int end = segment.end();
    writer.write(mode.indicator(), Mode.INDICATOR_BITS);
    int count = mode == Mode.BYTE ? Utf8.length(text, start, end) : end - start;
    writer.write(count, mode.countBits(range));
    switch (mode) {
      case NUMERIC -> writeDigits(start, end, writer);
      case ALPHANUMERIC -> writeAlphanumeric(start, end, writer);
      case BYTE -> Utf8.write(text, start, end, writer);
      case KANJI -> writeKanji(start, end, writer);
    }
  }

  /** Three digits in ten bits; a remainder of two in seven, of one in four (clause 7.4.3). */
  private void writeDigits(int start, int end, BitWriter writer) {
    int i = start;
    for (; i + 3 <= end; i += 3) {
      writer.write(digit(i) * 100 + digit(i + 1) * 10 + digit(i + 2), 10);
    }
    if (end - i == 2) {
      writer.write(digit(i) * 10 + digit(i + 1), 7);
    } else if (end - i == 1) {
      writer.write(digit(i), 4);
    }
  }

  private int digit(int index) {
    return text.charAt(index) - '0';
  }

  /** Two characters in eleven bits; a last single one in six (clause 7.4.4). */
  private void writeAlphanumeric(int start, int end, BitWriter writer) {
    int i = start;
    for (; i + 2 <= end; i += 2) {
      int first = Ascii.alphanumericValue(text.charAt(i));
      writer.write(first * 45 + Ascii.alphanumericValue(text.charAt(i + 1)), 11);
    }
    if (i < end) {
      writer.write(Ascii.alphanumericValue(text.charAt(i)), 6);
    }
  }

  private void writeKanji(int start, int end, BitWriter writer) {
    for (int i = start; i < end; i++) {
      writer.write(KanjiTable.value(text.charAt(i)), 13);
    }
  }
}
