package io.quietzone.renderers.payload;

/**
 * What a specification asks of the symbol that carries its content.
 *
 * @param levelM whether the error correction level has to be M; any level will do otherwise
 * @param maxVersion the largest version allowed, 1 to 40
 * @param bytesOnly whether the text has to be a single segment of bytes
 * @param eci whether a header for ECI 26 may tell that the bytes are UTF-8; otherwise readers learn
 *     it from the content alone
 * @param swissCross whether the Swiss cross has to be drawn over the middle of the symbol
 */
public record SymbolRules(
    boolean levelM, int maxVersion, boolean bytesOnly, boolean eci, boolean swissCross) {

  /** Every symbol will do. */
  public static final SymbolRules NONE = new SymbolRules(false, 40, false, true, false);
}
