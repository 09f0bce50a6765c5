package io.quietzone.renderers.symbol;

/**
 * What a symbol has to be beyond the smallest that holds its text.
 *
 * @param minimumVersion 1–40: larger symbols have more codewords to lose under a logo
 * @param maximumVersion 1–40, no less than the minimum
 * @param plainBytes whether the text is a single segment of bytes, in UTF-8, with no ECI header:
 *     for content whose specification fixes the character set (ISO/IEC 18004, clause 7.3.5, lets
 *     it) and whose readers may know neither ECI nor other modes
 */
public record EncodingOptions(int minimumVersion, int maximumVersion, boolean plainBytes) {

  private static final int FIRST_VERSION = 1;
  private static final int LAST_VERSION = 40;

  /** Any version, in the segments that take the fewest bits. */
  public static final EncodingOptions SHORTEST =
      new EncodingOptions(FIRST_VERSION, LAST_VERSION, false);

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
    return new EncodingOptions(version, maximumVersion, plainBytes);
  }

  /** At most some version, 1–40. */
  public EncodingOptions withMaximumVersion(int version) {
    return new EncodingOptions(minimumVersion, version, plainBytes);
  }

  public EncodingOptions withPlainBytes(boolean wanted) {
    return new EncodingOptions(minimumVersion, maximumVersion, wanted);
  }

  private static void check(int version) {
    if (version < FIRST_VERSION || version > LAST_VERSION) {
      throw new IllegalArgumentException("versions are 1–40: " + version);
    }
  }
}
