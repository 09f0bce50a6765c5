package io.quietzone.render;

import io.quietzone.problem.InvalidFields.Judgement;
import io.quietzone.renderers.drawing.Drawing;
import io.quietzone.renderers.drawing.Logo;
import io.quietzone.renderers.drawing.SymbolStyle;
import io.quietzone.renderers.proof.SymbolProof;
import java.util.Locale;

/** Keeps symbols from being delivered that a logo has covered too much of to be read. */
final class Readability {

  /** How much smaller each logo is that is tried. */
  private static final double STEP = 0.01;

  private static final double SMALLEST = 0.05;

  private Readability() {}

  /**
   * Makes sure that the modules left to be seen say the text.
   *
   * @throws io.quietzone.problem.InvalidFields naming the largest logo that can be read
   */
  static void require(Drawing drawing, String text) {
    if (SymbolProof.reads(drawing.visibleSymbol(), text)) {
      return;
    }
    Logo logo = drawing.style().logo();
    if (logo == null) {
      throw new IllegalStateException("a symbol that does not read back was not delivered");
    }
    for (double ratio = logo.ratio() - STEP; ratio >= SMALLEST; ratio -= STEP) {
      SymbolStyle smaller =
          drawing.style().withLogo(new Logo(logo.image(), ratio, logo.clearZone()));
      if (SymbolProof.reads(
          Drawing.of(drawing.symbol(), smaller, drawing.size()).visibleSymbol(), text)) {
        throw refused(
            "at most "
                + String.format(Locale.ROOT, "%.2f", Math.floor(ratio * 100) / 100)
                + " can be read here, or more with a higher error_correction.");
      }
    }
    throw refused("send error_correction H, or no logo.");
  }

  private static RuntimeException refused(String way) {
    return Pictures.refused(
        "logo_size_ratio", new Judgement("The logo covers too much of the symbol: " + way));
  }
}
