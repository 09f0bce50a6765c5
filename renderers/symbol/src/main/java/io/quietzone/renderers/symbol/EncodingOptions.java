package io.quietzone.renderers.symbol;

/**
 * What a symbol has to be beyond the smallest that holds its text.
 *
 * @param minimumVersion 1–40: larger symbols have more codewords to lose under a logo
 * @param maximumVersion 1–40, no less than the minimum
 * @param bytesOnly whether the text is a single segment of bytes, for readers that may not know
 *     other modes
 * @param eci whether a header for ECI 26 tells that bytes are UTF-8 where they are not ASCII;
 *     without it, readers have to know the character set from the specification of the content
 *     (ISO/IEC 18004, clause 7.3.5), and those that do not may guess another
 */
public record EncodingOptions(
    int minimumVersion, int maximumVersion, boolean bytesOnly, boolean eci) {

  private static final int FIRST_VERSION = 1;
  private static final int LAST_VERSION = 40;

  /** Any version, in the segments that take the fewest bits. */
  public static final EncodingOptions SHORTEST =
      new EncodingOptions(FIRST_VERSION, LAST_VERSION, false, true);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException for versions outside 1–40, and for a maximum below the minimum
   */
  public EncodingOptions {
    check(minimumVersion);
    check(maximumVersion);
    if (maximumVersion < minimumVersion) {
      throw new IllegalArgumentException(
          "no version is at least " + minimumVersion + " and at most " + maximumVersion);
    }
  }

  /** At least some version, 1–40. */
  public EncodingOptions withMinimumVersion(int version) {
    return new EncodingOptions(version, maximumVersion, bytesOnly, eci);
  }

  /** At most some version, 1–40. */
  public EncodingOptions withMaximumVersion(int version) {
    return new EncodingOptions(minimumVersion, version, bytesOnly, eci);
  }

  public EncodingOptions withBytesOnly(boolean wanted) {
    return new EncodingOptions(minimumVersion, maximumVersion, wanted, eci);
  }

  public EncodingOptions withEci(boolean allowed) {
    return new EncodingOptions(minimumVersion, maximumVersion, bytesOnly, allowed);
  }

  private static void check(int version) {
    if (version < FIRST_VERSION || version > LAST_VERSION) {
      throw new IllegalArgumentException("versions are 1–40: " + version);
    }
  }
}
