package io.quietzone.renderers.proof;

import io.quietzone.renderers.spi.Symbol;
import io.quietzone.renderers.symbol.CodewordMap;
import io.quietzone.renderers.symbol.FixedPattern;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The grade that a verifier would give a perfect print of a picture, as far as that can be told
 * before there is one: after the parameters of ISO/IEC 15415, clause 7.8, and ISO/IEC 18004, annex
 * G. What press, ink and paper do comes on top.
 *
 * @param parameters in the order of the standard
 */
public record PrintQuality(List<Parameter> parameters) {

  /** How wide the quiet zone has to be, in modules (ISO/IEC 18004, clause 9.1). */
  private static final int QUIET_ZONE = 4;

  /**
   * One parameter.
   *
   * @param name as the standard has it, in lower case with underscores
   * @param grade empty if it is told but not graded
   * @param value shares are 0–1; damage is in modules
   * @param reason what keeps it from the best grade; empty if nothing does
   */
  public record Parameter(
      String name, Optional<Grade> grade, double value, Optional<String> reason) {}

  /**
   * Predicts.
   *
   * @param levels through the aperture, in proportion to the light
   * @param budget what is left of the error correction
   * @param isRead whether a decoder reads the picture
   * @param quietZone modules
   * @param modulePixels the edge of a module, in dots of the printer
   */
  public static PrintQuality predict(
      Symbol symbol,
      ModuleLevels levels,
      ErrorCorrectionBudget budget,
      boolean isRead,
      int quietZone,
      int modulePixels) {
    return new PrintQuality(
        List.of(
            decode(isRead),
            contrast(levels),
            modulation(symbol, levels, false),
            modulation(symbol, levels, true),
            fixedPatternDamage(symbol, levels.seen()),
            uniformity("axial_non_uniformity"),
            uniformity("grid_non_uniformity"),
            unusedErrorCorrection(budget),
            quietZone(quietZone),
            printGrowth(modulePixels)));
  }

  /** The lowest grade of all parameters. */
  public Grade grade() {
    return parameters.stream().flatMap(each -> each.grade().stream()).reduce(Grade.A, Grade::or);
  }

  /** What keeps the symbol from the best grade, the worst first. */
  public List<String> reasons() {
    return parameters.stream()
        .filter(each -> each.grade().isPresent())
        .sorted((one, other) -> other.grade().get().compareTo(one.grade().get()))
        .flatMap(each -> each.reason().stream())
        .toList();
  }

  private static Parameter decode(boolean isRead) {
    return graded("decode", isRead ? Grade.A : Grade.F, isRead ? 1 : 0, "It is not read.");
  }

  private static Parameter contrast(ModuleLevels levels) {
    double contrast = Math.abs(levels.contrast());
    return graded(
        "symbol_contrast",
        Grade.atLeast(contrast, 0.7, 0.55, 0.4, 0.2),
        contrast,
        "Modules and background differ by "
            + percent(contrast)
            + " of the light that white sends back: 70 % are best, 20 % the least.");
  }

  /**
   * The best grade such that the codewords which have it, or better, leave that grade of unused
   * error correction too.
   *
   * @param margin whether modules on the wrong side of the middle count as they look
   */
  private static Parameter modulation(Symbol symbol, ModuleLevels levels, boolean margin) {
    CodewordMap map = CodewordMap.of(symbol.version(), symbol.errorCorrection());
    double[] worst = worstModules(symbol, levels, map, margin);
    Grade best = Grade.F;
    for (Grade level : new Grade[] {Grade.D, Grade.C, Grade.B, Grade.A}) {
      boolean[] worse = new boolean[worst.length];
      for (int codeword = 0; codeword < worst.length; codeword++) {
        worse[codeword] = modulationGrade(worst[codeword]).compareTo(level) > 0;
      }
      Grade left = unusedGrade(ErrorCorrectionBudget.of(map, worse).unused());
      Grade notional = level.or(left);
      best = notional.compareTo(best) < 0 ? notional : best;
    }
    return graded(
        margin ? "reflectance_margin" : "modulation",
        best,
        Arrays.stream(worst).filter(each -> each > 0).min().orElse(0),
        margin
            ? "Modules are hidden, or look like their opposite."
            : "Modules differ in how light or dark they look: by their shape, by colours, or by"
                + " what lies under or over them.");
  }

  /** By codeword: how far the module nearest to the middle is from it. */
  private static double[] worstModules(
      Symbol symbol, ModuleLevels levels, CodewordMap map, boolean margin) {
    double[] worst = new double[map.codewords()];
    Arrays.fill(worst, Double.MAX_VALUE);
    for (int y = 0; y < symbol.size(); y++) {
      for (int x = 0; x < symbol.size(); x++) {
        int codeword = map.codeword(x, y);
        if (codeword != CodewordMap.NONE) {
          double module = levels.margin(x, y);
          double counted = margin ? Math.max(0, module) : Math.abs(module);
          worst[codeword] = Math.min(worst[codeword], counted);
        }
      }
    }
    return worst;
  }

  private static Grade modulationGrade(double modulation) {
    return Grade.atLeast(modulation, 0.5, 0.4, 0.3, 0.2);
  }

  private static Parameter fixedPatternDamage(Symbol symbol, Symbol seen) {
    Grade grade = Grade.A;
    int damaged = 0;
    int alignmentDamage = 0;
    int alignmentModules = 0;
    for (FixedPattern pattern : FixedPattern.of(symbol.version())) {
      int damage = damage(pattern, symbol, seen);
      int modules = pattern.width() * pattern.height();
      damaged += damage;
      switch (pattern.kind()) {
        case FINDER -> grade = grade.or(Grade.atMost(damage, 0, 1, 2, 3));
        case TIMING ->
            grade = grade.or(Grade.atMost((double) damage / modules, 0, 0.07, 0.11, 0.14));
        case ALIGNMENT -> {
          alignmentDamage += damage;
          alignmentModules += modules;
        }
      }
    }
    double alignment = (double) alignmentDamage / Math.max(1, alignmentModules);
    grade = grade.or(Grade.atMost(alignment, 0, 0.1, 0.2, 0.3));
    return graded(
        "fixed_pattern_damage",
        grade,
        damaged,
        "The patterns that readers look for have modules that the standard draws otherwise ("
            + damaged
            + "): "
            + (alignmentDamage == damaged
                ? "alignment patterns under a logo."
                : "square finder patterns have none."));
  }

  private static int damage(FixedPattern pattern, Symbol symbol, Symbol seen) {
    int damage = 0;
    for (int y = pattern.y(); y < pattern.y() + pattern.height(); y++) {
      for (int x = pattern.x(); x < pattern.x() + pattern.width(); x++) {
        damage += symbol.isDark(x, y) == seen.isDark(x, y) ? 0 : 1;
      }
    }
    return damage;
  }

  /** Modules are drawn as the same whole number of dots, in both directions. */
  private static Parameter uniformity(String name) {
    return new Parameter(name, Optional.of(Grade.A), 0, Optional.empty());
  }

  private static Parameter unusedErrorCorrection(ErrorCorrectionBudget budget) {
    double unused = budget.unused();
    return graded(
        "unused_error_correction",
        unusedGrade(unused),
        unused,
        "What hides modules leaves "
            + percent(unused)
            + " of the error correction: 62 % are best, 25 % the least.");
  }

  private static Grade unusedGrade(double unused) {
    return Grade.atLeast(unused, 0.62, 0.5, 0.37, 0.25);
  }

  private static Parameter quietZone(int modules) {
    return graded(
        "quiet_zone",
        Grade.atLeast(modules, QUIET_ZONE, 3, 2, 1),
        modules,
        "The quiet zone is "
            + modules
            + " modules wide: leave free what is missing to "
            + QUIET_ZONE
            + " where it is printed.");
  }

  /** How much wider modules become if the ink spreads by half a dot at each edge. */
  private static Parameter printGrowth(int modulePixels) {
    return new Parameter("print_growth", Optional.empty(), 1.0 / modulePixels, Optional.empty());
  }

  private static Parameter graded(String name, Grade grade, double value, String reason) {
    return new Parameter(
        name, Optional.of(grade), value, grade == Grade.A ? Optional.empty() : Optional.of(reason));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", share * 100);
  }
}
