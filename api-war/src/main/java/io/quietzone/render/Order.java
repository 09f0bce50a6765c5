package io.quietzone.render;

import io.quietzone.plans.Plan;
import io.quietzone.renderers.drawing.SymbolStyle;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.PrintSize;
import io.quietzone.renderers.symbol.EncodingOptions;

/**
 * A picture that was asked for: everything that shapes its bytes.
 *
 * @param content the field that the text comes from, for refusals: it shapes nothing
 * @param text what the symbol says, as its payload's specification writes it
 * @param format the format's id
 * @param encoding what the content asks of its symbol
 */
public record Order(
    String content,
    String text,
    String format,
    PrintSize size,
    SymbolStyle style,
    ErrorCorrection errorCorrection,
    EncodingOptions encoding) {

  Order withText(String other) {
    return new Order(content, other, format, size, style, errorCorrection, encoding);
  }

  Order withSize(PrintSize other) {
    return new Order(content, text, format, other, style, errorCorrection, encoding);
  }

  Order withStyle(SymbolStyle other) {
    return new Order(content, text, format, size, other, errorCorrection, encoding);
  }

  Order withErrorCorrection(ErrorCorrection other) {
    return new Order(content, text, format, size, style, other, encoding);
  }

  /**
   * Makes sure that a plan allows it.
   *
   * @throws io.quietzone.plans.PlanCap if it does not
   */
  void requireAllowedBy(Plan plan) {
    plan.requirePrint(size.inches(), size.dpi());
    if (style.logo() != null) {
      plan.requireLogo();
    }
  }

  /** Whether the content's specification asks for a level: those that do ask for plain bytes. */
  boolean isLevelFixed() {
    return encoding.bytesOnly();
  }

  /** Whether it says by itself all that is to be drawn, without a picture of the caller's. */
  public boolean isWithoutPictures() {
    return style.logo() == null && style.picture() == null;
  }

  /**
   * A name that orders of the same bytes share and no others, without the pixels of a logo in it.
   *
   * @return SHA-256, in hexadecimal
   */
  String contentHash() {
    String label = style.frame() == null ? "" : style.frame().label();
    // What callers write freely is told apart by its length; the rest are numbers and names.
    return Sha256.hex(
        text.length() + " " + text,
        label.length() + " " + label,
        format,
        size + " " + style,
        errorCorrection + " " + encoding);
  }
}
