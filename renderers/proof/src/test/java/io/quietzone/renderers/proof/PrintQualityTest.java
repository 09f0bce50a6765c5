package io.quietzone.renderers.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quietzone.renderers.proof.PrintQuality.Parameter;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.Symbol;
import io.quietzone.renderers.symbol.CodewordMap;
import io.quietzone.renderers.symbol.SymbolEncoder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintQualityTest {

  private static final Symbol SYMBOL =
      SymbolEncoder.encode("https://example.com/print", ErrorCorrection.M, 4);

  @Test
  void blackOnWhiteIsPerfect() {
    PrintQuality quality = quality(SYMBOL, 0x000000, 0xFFFFFF, 4);

    assertThat(quality.grade()).isEqualTo(Grade.A);
    assertThat(quality.reasons()).isEmpty();
    assertThat(parameter(quality, "symbol_contrast").value()).isEqualTo(1);
    assertThat(parameter(quality, "modulation").value()).isCloseTo(1, within(0.01));
    assertThat(parameter(quality, "unused_error_correction").value()).isEqualTo(1);
    assertThat(parameter(quality, "print_growth").grade()).isEmpty();
  }

  /** Of the light of white, #969696 sends back 30 % and #BBBBBB half. */
  @ParameterizedTest
  @CsvSource({
    "000000, FFFFFF, A", "FFFFFF, 000000, A", "808080, FFFFFF, A", "969696, FFFFFF, B",
    "BBBBBB, FFFFFF, C", "D0D0D0, FFFFFF, D", "F0F0F0, FFFFFF, F", "000000, 404040, F",
    "808080, 808080, F"
  })
  void contrastIsThatOfTheLight(String ink, String ground, Grade grade) {
    PrintQuality quality = quality(SYMBOL, rgb(ink), rgb(ground), 4);

    assertThat(parameter(quality, "symbol_contrast").grade()).hasValue(grade);
    assertThat(quality.grade()).isEqualTo(grade);
    assertThat(quality.reasons()).hasSizeGreaterThanOrEqualTo(grade == Grade.A ? 0 : 1);
  }

  @Test
  void redInkIsLightInRedLight() {
    Plain red = new Plain(SYMBOL, 6, 0xFF0000, 0xFFFFFF);

    assertThat(red.levels(Light.RED).contrast()).isZero();
    assertThat(red.levels(Light.WHITE).contrast()).isCloseTo(0.787, within(0.01));
  }

  @ParameterizedTest
  @CsvSource({"4, A", "3, B", "2, C", "1, D", "0, F"})
  void theQuietZoneIsGraded(int modules, Grade grade) {
    assertThat(quality(SYMBOL, 0, 0xFFFFFF, modules).grade()).isEqualTo(grade);
  }

  /** Of the 9 codewords that each of the two blocks of 4-M can lose. */
  @ParameterizedTest
  @CsvSource({"0, A", "3, A", "4, B", "5, C", "6, D", "7, F", "9, F", "12, F"})
  void whatIsLostOfTheErrorCorrectionIsGraded(int lost, Grade grade) {
    Symbol seen = inverted(lost);

    PrintQuality quality = quality(seen, 0, 0xFFFFFF, 4);

    assertThat(parameter(quality, "unused_error_correction").grade()).hasValue(grade);
    assertThat(parameter(quality, "reflectance_margin").grade()).hasValue(grade);
    assertThat(parameter(quality, "modulation").grade()).hasValue(Grade.A);
  }

  @ParameterizedTest
  @CsvSource({"0, A", "1, B", "2, C", "3, D", "4, F"})
  void damagedFinderPatternsAreGraded(int modules, Grade grade) {
    Symbol seen =
        new Retouched(
            SYMBOL, ErrorCorrection.M, (x, y) -> (y == 0 && x < modules) ^ SYMBOL.isDark(x, y));

    PrintQuality quality = quality(seen, 0, 0xFFFFFF, 4);

    assertThat(parameter(quality, "fixed_pattern_damage").grade()).hasValue(grade);
    assertThat(parameter(quality, "fixed_pattern_damage").value()).isEqualTo(modules);
    assertThat(parameter(quality, "unused_error_correction").grade()).hasValue(Grade.A);
  }

  /** One codeword is black, and all else as light as the ground. */
  @Test
  void whatHasNoContrastHasNoMarginEither() {
    CodewordMap map = CodewordMap.of(4, ErrorCorrection.M);
    Symbol seen = new Retouched(SYMBOL, ErrorCorrection.M, (x, y) -> map.codeword(x, y) == 0);

    PrintQuality quality = quality(seen, 0, 0xFFFFFF, 4);

    assertThat(quality.parameters())
        .allSatisfy(each -> assertThat(each.value()).isBetween(0.0, 1000.0));
    assertThat(parameter(quality, "modulation").grade()).hasValue(Grade.F);
  }

  private static int rgb(String hex) {
    return Integer.parseInt(hex, 16);
  }

  private static Parameter parameter(PrintQuality quality, String name) {
    return quality.parameters().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static PrintQuality quality(Symbol seen, int ink, int ground, int quietZone) {
    int margin = 4 * 6;
    ModuleLevels levels =
        ModuleLevels.throughAperture(
            new Plain(seen, 6, ink, ground).reflected(Light.WHITE), SYMBOL, margin, margin, 6);
    ErrorCorrectionBudget budget = ErrorCorrectionBudget.of(SYMBOL, seen);
    return PrintQuality.predict(SYMBOL, levels, budget, true, quietZone, 6);
  }

  /** The symbol with one module wrong in each of some codewords of the first block. */
  private static Symbol inverted(int codewords) {
    CodewordMap map = CodewordMap.of(4, ErrorCorrection.M);
    int[] wanted =
        IntStream.range(0, map.codewords())
            .filter(codeword -> map.block(codeword) == 0)
            .limit(codewords)
            .toArray();
    return new Retouched(
        SYMBOL,
        ErrorCorrection.M,
        (x, y) ->
            IntStream.of(wanted).anyMatch(each -> each == map.codeword(x, y))
                ^ SYMBOL.isDark(x, y));
  }
}
