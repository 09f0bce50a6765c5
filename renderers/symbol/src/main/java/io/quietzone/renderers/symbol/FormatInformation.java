package io.quietzone.renderers.symbol;

import io.quietzone.renderers.spi.ErrorCorrection;

/** The bits that tell a reader level, mask and version, with their own error correction. */
final class FormatInformation {

  private static final int FORMAT_GENERATOR = 0x537;
  private static final int FORMAT_MASK = 0x5412;
  private static final int VERSION_GENERATOR = 0x1F25;

  private FormatInformation() {}

  /**
   * The format information (ISO/IEC 18004, clause 7.9).
   *
   * @return 15 bits, as placed: masked
   */
  static int format(ErrorCorrection level, int mask) {
    int indicator =
        switch (level) {
          case L -> 0b01;
          case M -> 0b00;
          case Q -> 0b11;
          case H -> 0b10;
        };
    return appendRemainder((indicator << 3) | mask, FORMAT_GENERATOR, 10) ^ FORMAT_MASK;
  }

  /**
   * The version information (clause 7.10).
   *
   * @param version 7–40
   * @return 18 bits
   */
  static int version(int version) {
    return appendRemainder(version, VERSION_GENERATOR, 12);
  }

  private static int appendRemainder(int data, int generator, int length) {
    int remainder = data;
    for (int i = 0; i < length; i++) {
      remainder = (remainder << 1) ^ ((remainder >>> (length - 1)) * generator);
    }
    return (data << length) | remainder;
  }
}
