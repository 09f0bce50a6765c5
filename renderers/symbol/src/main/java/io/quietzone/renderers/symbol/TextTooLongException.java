package io.quietzone.renderers.symbol;

import io.quietzone.renderers.spi.ErrorCorrection;

/** A text that no symbol holds at the error correction level asked for, not even version 40. */
public final class TextTooLongException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final ErrorCorrection errorCorrection;
  private final long bitsNeeded;
  private final int bitsAvailable;
  private final long excessCharacters;

  TextTooLongException(
      ErrorCorrection errorCorrection, long bitsNeeded, int bitsAvailable, long characters) {
    this(
        errorCorrection,
        bitsNeeded,
        bitsAvailable,
        characters,
        excess(bitsNeeded, bitsAvailable, characters));
  }

  private TextTooLongException(
      ErrorCorrection errorCorrection,
      long bitsNeeded,
      int bitsAvailable,
      long characters,
      long excessCharacters) {
    super(
        characters
            + " characters need "
            + bitsNeeded
            + " bits; version 40 at level "
            + errorCorrection
            + " holds "
            + bitsAvailable
            + ": about "
            + excessCharacters
            + " characters too many");
    this.errorCorrection = errorCorrection;
    this.bitsNeeded = bitsNeeded;
    this.bitsAvailable = bitsAvailable;
    this.excessCharacters = excessCharacters;
  }

  private static long excess(long bitsNeeded, int bitsAvailable, long characters) {
    double bitsPerCharacter = (double) bitsNeeded / characters;
    return (long) Math.ceil((bitsNeeded - bitsAvailable) / bitsPerCharacter);
  }

  /** The level that was asked for. */
  public ErrorCorrection errorCorrection() {
    return errorCorrection;
  }

  /**
   * The length of the text in its shortest segments, headers included.
   *
   * @return bits, more than {@link #bitsAvailable()}
   */
  public long bitsNeeded() {
    return bitsNeeded;
  }

  /**
   * What version 40 holds at this level (ISO/IEC 18004, table 7).
   *
   * @return bits: 23,648 (L), 18,672 (M), 13,328 (Q) or 10,208 (H)
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
