package io.quietzone.renderers.payload;

/**
 * What a specification asks of the symbol that carries its content.
 *
 * @param levelM whether the error correction level has to be M; any level will do otherwise
 * @param maxVersion the largest version allowed, 1 to 40
 * @param plainBytes whether the text has to be a single segment of bytes, in UTF-8, with no ECI
 *     header before it: the content tells its character set itself
 * @param swissCross whether the Swiss cross has to be drawn over the middle of the symbol
 */
public record SymbolRules(boolean levelM, int maxVersion, boolean plainBytes, boolean swissCross) {

  /** Every symbol will do. */
  public static final SymbolRules NONE = new SymbolRules(false, 40, false, false);
}
