package io.quietzone.renderers.symbol;

/** How a segment writes its characters (ISO/IEC 18004, clause 7.4, tables 2 and 3). */
enum Mode {
  NUMERIC(0b0001, 10, 12, 14),
  ALPHANUMERIC(0b0010, 9, 11, 13),
  BYTE(0b0100, 8, 16, 16),
  KANJI(0b1000, 8, 10, 12);

  static final int INDICATOR_BITS = 4;

  private final int indicator;
  private final int smallCountBits;
  private final int mediumCountBits;
  private final int largeCountBits;

  Mode(int indicator, int smallCountBits, int mediumCountBits, int largeCountBits) {
    this.indicator = indicator;
    this.smallCountBits = smallCountBits;
    this.mediumCountBits = mediumCountBits;
    this.largeCountBits = largeCountBits;
  }

  /** The mode indicator, four bits. */
  int indicator() {
    return indicator;
  }

  /** The length of a segment's character count. */
  int countBits(VersionRange range) {
    return switch (range) {
      case SMALL -> smallCountBits;
      case MEDIUM -> mediumCountBits;
      case LARGE -> largeCountBits;
    };
  }

  /** The length of a segment's mode indicator and character count. */
  int headerBits(VersionRange range) {
    return INDICATOR_BITS + countBits(range);
  }
}
