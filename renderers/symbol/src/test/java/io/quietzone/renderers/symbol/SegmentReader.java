package io.quietzone.renderers.symbol;

import com.google.zxing.common.BitSource;
import java.util.ArrayList;
import java.util.List;

/** Reads the headers of the segments in data codewords, and how long all of them are. */
final class SegmentReader {

  private final BitSource source;
  private final int version;
  private final List<Mode> modes = new ArrayList<>();
  private int bits;
  private boolean eci;
  private boolean otherCharset;

  SegmentReader(byte[] dataCodewords, int version) {
    this.source = new BitSource(dataCodewords);
    this.version = version;
    while (source.available() >= 4 && readSegment()) {
      bits = dataCodewords.length * 8 - source.available();
    }
  }

  /** The modes of the segments, ECI headers left out. */
  List<Mode> modes() {
    return modes;
  }

  /** The length of the segments and ECI headers, terminator excluded. */
  int bits() {
    return bits;
  }

  /** Whether there is a header of ECI 26. */
  boolean eci() {
    return eci;
  }

  /** Whether anything is written in another character set than UTF-8. */
  boolean otherCharset() {
    return otherCharset;
  }

  private boolean readSegment() {
    int indicator = source.readBits(4);
    if (indicator == 0) {
      return false;
    }
    if (indicator == 0b0111) {
      eci = source.readBits(8) == 26;
      otherCharset |= !eci;
      return true;
    }
    for (Mode mode : Mode.values()) {
      if (mode.indicator() == indicator) {
        modes.add(mode);
        skip(mode, source.readBits(mode.countBits(VersionRange.of(version))));
        return true;
      }
    }
    throw new AssertionError("no mode " + indicator);
  }

  private void skip(Mode mode, int count) {
    switch (mode) {
      case NUMERIC -> skipBits(count / 3 * 10 + new int[] {0, 4, 7}[count % 3]);
      case ALPHANUMERIC -> skipBits(count / 2 * 11 + count % 2 * 6);
      case KANJI -> skipBits(count * 13);
      case BYTE -> {
        for (int i = 0; i < count; i++) {
          otherCharset |= source.readBits(8) >= 0x80 && !eci;
        }
      }
    }
  }

  private void skipBits(int count) {
    for (int i = 0; i < count; i++) {
      source.readBits(1);
    }
  }
}
