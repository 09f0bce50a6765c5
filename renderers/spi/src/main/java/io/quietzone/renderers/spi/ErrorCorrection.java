package io.quietzone.renderers.spi;

/** The error correction level of a symbol (ISO/IEC 18004, clause 7.5.1), weakest first. */
public enum ErrorCorrection {
  /** Recovers about 7 % of the codewords. */
  L,
  /** Recovers about 15 % of the codewords. */
  M,
  /** Recovers about 25 % of the codewords. */
  Q,
  /** Recovers about 30 % of the codewords. */
  H
}
