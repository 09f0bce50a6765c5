package io.quietzone.renderers.symbol;

import io.quietzone.renderers.spi.ErrorCorrection;

/**
 * A text that no symbol allowed holds at the error correction level asked for, not even the
 * largest: version 40, unless a smaller one was set as the maximum.
 */
public final class TextTooLongException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final int version;
  private final ErrorCorrection errorCorrection;
  private final long bitsNeeded;
  private final int bitsAvailable;
  private final long excessCharacters;

  TextTooLongException(
      int version,
      ErrorCorrection errorCorrection,
      long bitsNeeded,
      int bitsAvailable,
      long characters) {
    this(
        version,
        errorCorrection,
        bitsNeeded,
        bitsAvailable,
        characters,
        excess(bitsNeeded, bitsAvailable, characters));
  }

  private TextTooLongException(
      int version,
      ErrorCorrection errorCorrection,
      long bitsNeeded,
      int bitsAvailable,
      long characters,
      long excessCharacters) {
    super(
        characters
            + " characters need "
            + bitsNeeded
            + " bits; version "
            + version
            + " at level "
            + errorCorrection
            + " holds "
            + bitsAvailable
            + ": about "
            + excessCharacters
            + " characters too many");
    this.version = version;
    this.errorCorrection = errorCorrection;
    this.bitsNeeded = bitsNeeded;
    this.bitsAvailable = bitsAvailable;
    this.excessCharacters = excessCharacters;
  }

  private static long excess(long bitsNeeded, int bitsAvailable, long characters) {
    double bitsPerCharacter = (double) bitsNeeded / characters;
    return (long) Math.ceil((bitsNeeded - bitsAvailable) / bitsPerCharacter);
  }

  /**
   * The largest version allowed.
   *
   * @return 1–40
   */
  public int version() {
    return version;
  }

  /** The level that was asked for. */
  public ErrorCorrection errorCorrection() {
    return errorCorrection;
  }

  /**
   * The length of the text in the shortest segments allowed, headers included.
   *
   * @return bits, more than {@link #bitsAvailable()}
   */
  public long bitsNeeded() {
    return bitsNeeded;
  }

  /**
   * What the largest version allowed holds at this level (ISO/IEC 18004, table 7).
   *
   * @return bits; of version 40: 23,648 (L), 18,672 (M), 13,328 (Q) or 10,208 (H)
   */
  public int bitsAvailable() {
    return bitsAvailable;
  }

  /**
   * An estimate of how much shorter the text has to be, as if each character took as many bits as
   * the average one.
   *
   * @return Unicode characters, at least 1
   */
  public long excessCharacters() {
    return excessCharacters;
  }
}
