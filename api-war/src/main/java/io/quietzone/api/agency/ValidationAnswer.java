package io.quietzone.api.agency;

import io.quietzone.render.Validation;
import io.quietzone.render.Validation.Trial;
import io.quietzone.render.Validation.Unreadable;
import io.quietzone.renderers.drawing.Drawing;
import io.quietzone.renderers.proof.Decoder;
import io.quietzone.renderers.proof.ErrorCorrectionBudget;
import io.quietzone.renderers.proof.Grade;
import io.quietzone.renderers.proof.PrintQuality;
import io.quietzone.renderers.spi.ErrorCorrection;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The answer of {@code POST /api/v1/validate/}. */
@Schema(name = "Validation")
@JsonbPropertyOrder({
  "valid",
  "problem",
  "fixed",
  "version",
  "errorCorrection",
  "mask",
  "modules",
  "pixels",
  "modulePixels",
  "moduleSizeMm",
  "symbolSizeMm",
  "recommendedScanDistanceMm",
  "contrastRatio",
  "symbolContrast",
  "errorCorrectionBudget",
  "decoders",
  "robustness",
  "printGrade",
  "warnings"
})
public record ValidationAnswer(
    @Schema(description = "Whether generate would deliver it.") boolean valid,
    @Schema(nullable = true, description = "Why generate would not.") @Nullable Problem problem,
    @Schema(
            type = SchemaType.OBJECT,
            description = "With auto_fix: the fields that were changed, and to what.")
        Map<String, Object> fixed,
    @Schema(description = "1–40.") int version,
    ErrorCorrection errorCorrection,
    @Schema(description = "0–7.") int mask,
    @Schema(description = "The symbol's edge in modules, quiet zone excluded.") int modules,
    @Schema(description = "The picture's edge.") int pixels,
    @Schema(description = "The edge of a module.") int modulePixels,
    @Schema(description = "The printed edge of a module.") double moduleSizeMm,
    @Schema(description = "The printed edge of the symbol, quiet zone excluded.")
        double symbolSizeMm,
    @Schema(description = "Ten widths of the symbol, and 500 modules at most.")
        long recommendedScanDistanceMm,
    @Schema(description = "Of modules and background, 1–21, as WCAG 2.2 has it.")
        double contrastRatio,
    @Schema(description = "The light they send back, as a difference, 0–1.") double symbolContrast,
    Budget errorCorrectionBudget,
    List<Reading> decoders,
    List<Robustness> robustness,
    PrintGrade printGrade,
    @Schema(description = "What works but could be better.") List<Warning> warnings) {

  /** Why generate would refuse it. */
  @Schema(name = "ValidationProblem")
  @JsonbPropertyOrder({"field", "message", "nearest"})
  public record Problem(
      @Schema(description = "The field to change first.") String field,
      String message,
      @Schema(
              type = SchemaType.OBJECT,
              description = "What to send instead; empty if no change helps.")
          Map<String, Object> nearest) {
    static Problem of(Unreadable problem) {
      return new Problem(problem.field(), problem.message(), values(problem.nearest()));
    }
  }

  /** The damage that the symbol can take. */
  @Schema(name = "ErrorCorrectionBudget")
  @JsonbPropertyOrder({"codewords", "correctable", "usedByLogoAndStyle", "blocks", "worstBlock"})
  public record Budget(
      @Schema(description = "All codewords.") int codewords,
      @Schema(description = "How many may be wrong, spread over the blocks.") int correctable,
      @Schema(description = "How many are wrong already.") int usedByLogoAndStyle,
      @Schema(description = "How many blocks there are; each is corrected by itself.") int blocks,
      Block worstBlock) {
    static Budget of(ErrorCorrectionBudget budget) {
      return new Budget(
          budget.codewords(),
          budget.correctable(),
          budget.lost(),
          budget.blocks().size(),
          Block.of(budget.worst()));
    }
  }

  /** The block that has the least to spare. */
  @Schema(name = "ErrorCorrectionBlock")
  @JsonbPropertyOrder({"codewords", "correctable", "lost", "usedPercent"})
  public record Block(
      int codewords,
      int correctable,
      int lost,
      @Schema(description = "Above 100 it cannot be read.") double usedPercent) {
    static Block of(ErrorCorrectionBudget.Block block) {
      return new Block(
          block.codewords(), block.correctable(), block.lost(), rounded(100 * block.used(), 1));
    }
  }

  /** Whether a decoder reads the picture. */
  @Schema(name = "DecoderReading")
  @JsonbPropertyOrder({"name", "reads"})
  public record Reading(String name, boolean reads) {}

  /** Which decoders read the picture in spite of something. */
  @Schema(name = "Robustness")
  @JsonbPropertyOrder({"condition", "level", "amount", "decoders"})
  public record Robustness(
      @Schema(enumeration = {"blur", "noise", "low_contrast", "perspective", "occlusion"})
          String condition,
      @Schema(enumeration = {"mild", "moderate", "severe"}) String level,
      @Schema(description = "What the level means.") String amount,
      List<String> decoders) {
    static Robustness of(Trial trial) {
      return new Robustness(
          name(trial.distortion().condition()),
          name(trial.distortion().severity()),
          trial.distortion().amount(),
          trial.readBy().stream().map(ValidationAnswer::name).toList());
    }
  }

  /** The grade of a perfect print, as far as it can be told before. */
  @Schema(name = "PrintGrade")
  @JsonbPropertyOrder({"grade", "parameters", "reasons"})
  public record PrintGrade(
      @Schema(description = "The lowest of all.") Grade grade,
      List<Parameter> parameters,
      @Schema(description = "What keeps it from A, the worst first.") List<String> reasons) {
    static PrintGrade of(PrintQuality quality) {
      return new PrintGrade(
          quality.grade(),
          quality.parameters().stream().map(Parameter::of).toList(),
          quality.reasons());
    }
  }

  /** A parameter of ISO/IEC 15415. */
  @Schema(name = "PrintParameter")
  @JsonbPropertyOrder({"name", "grade", "value"})
  public record Parameter(
      String name,
      @Schema(nullable = true, description = "null for what is told but not graded.")
          @Nullable Grade grade,
      @Schema(description = "Shares are 0–1; damage and the quiet zone are in modules.")
          double value) {
    static Parameter of(PrintQuality.Parameter parameter) {
      return new Parameter(
          parameter.name(), parameter.grade().orElse(null), rounded(parameter.value(), 3));
    }
  }

  /** What a field makes worse. */
  @Schema(name = "ValidationWarning")
  @JsonbPropertyOrder({"field", "message"})
  public record Warning(String field, String message) {}

  static ValidationAnswer of(Validation validation) {
    Drawing drawing = validation.drawing();
    return new ValidationAnswer(
        validation.problem().isEmpty(),
        validation.problem().map(Problem::of).orElse(null),
        values(validation.fixed()),
        drawing.symbol().version(),
        drawing.symbol().errorCorrection(),
        drawing.symbol().mask(),
        drawing.symbol().size(),
        drawing.size().pixels(),
        drawing.modulePixels(),
        rounded(validation.moduleMillimetres(), 3),
        rounded(validation.symbolMillimetres(), 2),
        Math.round(validation.scanMillimetres()),
        rounded(validation.contrastRatio(), 2),
        rounded(validation.symbolContrast(), 3),
        Budget.of(validation.budget()),
        Arrays.stream(Decoder.values())
            .map(decoder -> new Reading(name(decoder), validation.readBy().contains(decoder)))
            .toList(),
        validation.trials().stream().map(Robustness::of).toList(),
        PrintGrade.of(validation.quality()),
        validation.warnings().stream()
            .map(warning -> new Warning(warning.field(), warning.message()))
            .toList());
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static double rounded(double exact, int digits) {
    return BigDecimal.valueOf(exact).setScale(digits, RoundingMode.HALF_UP).doubleValue();
  }

  /** Values as a request in JSON has them: numbers, true and false without quotes. */
  private static Map<String, Object> values(Map<String, String> changes) {
    Map<String, Object> values = new LinkedHashMap<>();
    changes.forEach((field, value) -> values.put(field, value(value)));
    return values;
  }

  private static Object value(String text) {
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    return text.matches("[0-9]+(\\.[0-9]+)?") ? new BigDecimal(text) : text;
  }
}
