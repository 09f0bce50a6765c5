package io.quietzone.render;

import io.quietzone.renderers.drawing.Drawing;
import io.quietzone.renderers.proof.Decoder;
import io.quietzone.renderers.proof.Distortion;
import io.quietzone.renderers.proof.ErrorCorrectionBudget;
import io.quietzone.renderers.proof.PrintQuality;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be expected of a picture before it is ordered and printed.
 *
 * @param drawing what was looked at: if {@code fixed}, not what was asked for
 * @param problem why it would be refused; empty if it would be delivered
 * @param fixed what was changed to make it readable, by field; empty if nothing was
 * @param contrastRatio of modules and background, 1–21 (WCAG 2.2)
 * @param symbolContrast how much more of the light one sends back than the other, 0–1
 * @param readBy the decoders that read it as it is
 * @param trials which decoders read it in spite of what may happen to it
 * @param warnings what works but could be better
 */
public record Validation(
    Drawing drawing,
    Optional<Unreadable> problem,
    Map<String, String> fixed,
    double contrastRatio,
    double symbolContrast,
    ErrorCorrectionBudget budget,
    List<Decoder> readBy,
    List<Trial> trials,
    PrintQuality quality,
    List<Warning> warnings) {

  private static final double MILLIMETRES_PER_INCH = 25.4;

  /** How many times the symbol's width a person may stand away, as the field has it. */
  private static final int WIDTHS = 10;

  /**
   * At how many times its edge a module is 2.7 pixels of a camera that has 1,080 of them over 45
   * degrees: fewer pixels are not enough.
   */
  private static final int MODULES = 500;

  /**
   * Why a picture would be refused.
   *
   * @param field the field to change first
   * @param message a sentence for the caller
   * @param nearest what to send instead, by field; empty if no change helps
   */
  public record Unreadable(String field, String message, Map<String, String> nearest) {}

  /** Which decoders read a picture in spite of a distortion. */
  public record Trial(Distortion distortion, List<Decoder> readBy) {}

  /** A sentence for the caller about what a field makes worse. */
  public record Warning(String field, String message) {}

  /** The printed edge of a module. */
  public double moduleMillimetres() {
    return drawing.modulePixels() * MILLIMETRES_PER_INCH / drawing.size().dpi();
  }

  /** The printed edge of the symbol, without its quiet zone. */
  public double symbolMillimetres() {
    return drawing.symbol().size() * moduleMillimetres();
  }

  /** From how far away it can be scanned: ten widths of the symbol, and 500 modules at most. */
  public double scanMillimetres() {
    return Math.min(WIDTHS * symbolMillimetres(), MODULES * moduleMillimetres());
  }

  Validation withFixed(Map<String, String> changes) {
    return new Validation(
        drawing,
        problem,
        changes,
        contrastRatio,
        symbolContrast,
        budget,
        readBy,
        trials,
        quality,
        warnings);
  }
}
