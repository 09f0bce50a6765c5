package io.quietzone.renderers.symbol;

import java.util.Arrays;

/** Which ASCII characters the numeric and alphanumeric modes have (ISO/IEC 18004, table 5). */
final class Ascii {

  private static final String ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
  private static final byte[] VALUES = values();

  private Ascii() {}

  /**
   * The value of a character in alphanumeric mode; digits are 0–9 there too.
   *
   * @param character 0–127
   * @return 0–44, or -1 for a character that only byte mode has
   */
  static int alphanumericValue(char character) {
    return VALUES[character];
  }

  private static byte[] values() {
    byte[] values = new byte[128];
    Arrays.fill(values, (byte) -1);
    for (int i = 0; i < ALPHANUMERIC.length(); i++) {
      values[ALPHANUMERIC.charAt(i)] = (byte) i;
    }
    return values;
  }
}
