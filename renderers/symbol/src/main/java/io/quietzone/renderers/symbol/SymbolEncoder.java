package io.quietzone.renderers.symbol;

import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.Symbol;

/**
 * Makes symbols (ISO/IEC 18004) of text.
 *
 * <p>The text is divided into numeric, alphanumeric, byte and Kanji segments (clause 7.4) in the
 * way that takes the fewest bits, the symbol has the smallest version that holds them, and its mask
 * is the one with the fewest penalty points (clause 7.8.3), the lowest of equals. Byte segments are
 * UTF-8; a header for ECI 26 precedes the first one that has a character beyond ASCII, and only
 * that one. The seven characters that Shift_JIS tables disagree on, such as the wave dash, are
 * written in UTF-8 too. No segment ends within a character. {@link EncodingOptions} can ask for a
 * single byte segment, and for none of the headers.
 *
 * <p>The same text and level give the same symbol, always. All methods may be called from many
 * threads at once.
 */
public final class SymbolEncoder {

  private SymbolEncoder() {}

  /**
   * Makes the smallest symbol of a text.
   *
   * @param text at least one character, every surrogate in a pair
   * @param level how many damaged codewords a reader can recover
   * @throws TextTooLongException if version 40 cannot hold the text at this level
   * @throws IllegalArgumentException for an empty text, which readers do not report as read, and
   *     for a surrogate without its partner, which UTF-8 cannot write
   */
  public static Symbol encode(String text, ErrorCorrection level) {
    return encode(text, level, EncodingOptions.SHORTEST);
  }

  /**
   * Makes the smallest symbol of a text that has at least some version: larger symbols have more
   * codewords to lose under a logo.
   *
   * @param text at least one character, every surrogate in a pair
   * @param level how many damaged codewords a reader can recover
   * @param minimumVersion 1–40
   * @throws TextTooLongException if version 40 cannot hold the text at this level
   * @throws IllegalArgumentException for an empty text, a surrogate without its partner, or a
   *     version outside 1–40
   */
  public static Symbol encode(String text, ErrorCorrection level, int minimumVersion) {
    return encode(text, level, EncodingOptions.SHORTEST.withMinimumVersion(minimumVersion));
  }

  /**
   * Makes the smallest symbol of a text that the options allow.
   *
   * @param text at least one character, every surrogate in a pair
   * @param level how many damaged codewords a reader can recover
   * @throws TextTooLongException if the maximum version cannot hold the text at this level
   * @throws IllegalArgumentException for an empty text, or a surrogate without its partner
   */
  public static Symbol encode(String text, ErrorCorrection level, EncodingOptions options) {
    Segmentation segmentation = Segmentation.smallest(text, level, options);
    SymbolPlan plan = SymbolPlan.of(segmentation.version(), level);
    return plan.bestMasked(plan.codewords(segmentation));
  }
}
