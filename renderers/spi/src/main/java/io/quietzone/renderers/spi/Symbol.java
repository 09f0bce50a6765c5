package io.quietzone.renderers.spi;

/**
 * A QR code symbol (ISO/IEC 18004): a square of dark and light modules, without its quiet zone.
 *
 * <p>{@code x} runs to the right and {@code y} downwards, both from 0.
 */
public interface Symbol {

  /**
   * The version, which fixes the size.
   *
   * @return 1–40
   */
  int version();

  ErrorCorrection errorCorrection();

  /**
   * The data mask pattern (clause 7.8.2).
   *
   * @return 0–7
   */
  int mask();

  /**
   * The edge of the symbol.
   *
   * @return modules, {@code 17 + 4 * version()}: 21–177
   */
  int size();

  /**
   * Whether a module is dark.
   *
   * @param x column, 0 to {@code size() - 1}
   * @param y row, 0 to {@code size() - 1}
   * @throws IndexOutOfBoundsException outside the symbol
   */
  boolean isDark(int x, int y);

  /**
   * Sixty-four modules of a row at once, for renderers that want speed.
   *
   * @param y row, 0 to {@code size() - 1}
   * @param word 0 for the modules 0–63 of the row, 1 for 64–127, 2 for 128–191
   * @return a set bit is a dark module; the highest bit is the leftmost module; bits beyond the
   *     symbol are 0
   * @throws IndexOutOfBoundsException for a row outside the symbol, or a word outside the row
   */
  long row(int y, int word);
}
