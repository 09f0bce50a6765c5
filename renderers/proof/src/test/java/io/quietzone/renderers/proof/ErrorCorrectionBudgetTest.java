package io.quietzone.renderers.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.Symbol;
import io.quietzone.renderers.symbol.CodewordMap;
import io.quietzone.renderers.symbol.SymbolEncoder;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ZXing is the oracle of what can be corrected. */
class ErrorCorrectionBudgetTest {

  /** Readers that keep nothing to tell misread symbols correct one codeword more in three. */
  @ParameterizedTest
  @CsvSource({
    "1, L, 2, 1",
    "1, M, 4, 1",
    "1, Q, 6, 0",
    "1, H, 8, 0",
    "2, L, 4, 1",
    "2, M, 8, 0",
    "3, L, 7, 0",
    "3, Q, 9, 0",
    "4, M, 9, 0",
    "5, Q, 9, 0",
    "5, H, 11, 0",
    "7, H, 13, 0",
    "10, M, 13, 0",
    "14, M, 12, 0",
    "22, H, 12, 0",
    "27, L, 15, 0",
    "40, L, 15, 0",
    "40, M, 14, 0",
    "40, Q, 15, 0",
  })
  void everyBlockCanLoseWhatItHasToSpareAndNoMore(
      int version, ErrorCorrection level, int correctable, int kept) {
    String text = "V" + version + level;
    Symbol symbol = SymbolEncoder.encode(text, level, version);
    CodewordMap map = CodewordMap.of(version, level);
    Symbol exhausted = symbol;
    for (int block = 0; block < map.blocks(); block++) {
      exhausted = damaged(exhausted, map, block, 0, correctable);
    }

    ErrorCorrectionBudget budget = ErrorCorrectionBudget.of(symbol, exhausted);
    assertThat(budget.blocks()).hasSize(map.blocks());
    assertThat(budget.blocks())
        .allSatisfy(block -> assertThat(block.correctable()).isEqualTo(correctable))
        .allSatisfy(block -> assertThat(block.lost()).isEqualTo(correctable))
        .allSatisfy(block -> assertThat(block.spare()).isZero());
    assertThat(budget.unused()).isZero();
    assertThat(SymbolProof.reads(exhausted, text)).isTrue();
    // A short block and a long one, where there are both.
    for (int block : new int[] {0, map.blocks() - 1}) {
      Symbol lost = damaged(exhausted, map, block, correctable, kept + 1);
      assertThat(ErrorCorrectionBudget.of(symbol, lost).worst().spare()).isEqualTo(-kept - 1);
      assertThat(SymbolProof.reads(lost, text)).as("block %d", block).isFalse();
    }
  }

  @Test
  void anUntouchedSymbolHasLostNothing() {
    Symbol symbol = SymbolEncoder.encode("whole", ErrorCorrection.Q, 5);

    ErrorCorrectionBudget budget = ErrorCorrectionBudget.of(symbol, symbol);

    assertThat(budget.codewords()).isEqualTo(134);
    assertThat(budget.correctable()).isEqualTo(36);
    assertThat(budget.lost()).isZero();
    assertThat(budget.unused()).isEqualTo(1);
    assertThat(budget.blocks())
        .extracting(ErrorCorrectionBudget.Block::codewords)
        .containsExactly(33, 33, 34, 34);
  }

  @Test
  void aCodewordIsLostOnceHoweverManyModulesAndViewsAreWrong() {
    Symbol symbol = SymbolEncoder.encode("whole", ErrorCorrection.M, 4);
    CodewordMap map = CodewordMap.of(4, ErrorCorrection.M);
    Symbol inverted =
        new Retouched(
            symbol, ErrorCorrection.M, (x, y) -> (map.codeword(x, y) == 7) ^ symbol.isDark(x, y));

    assertThat(ErrorCorrectionBudget.of(symbol, inverted, inverted).lost()).isEqualTo(1);
    assertThat(ErrorCorrectionBudget.of(symbol, symbol, inverted).lost()).isEqualTo(1);
  }

  /** One module of each of some codewords of a block is the opposite of what it is. */
  private static Symbol damaged(Symbol symbol, CodewordMap map, int block, int first, int count) {
    Set<Integer> modules = new HashSet<>();
    boolean[] seen = new boolean[map.codewords()];
    int found = 0;
    for (int i = 0; i < symbol.size() * symbol.size() && found < first + count; i++) {
      int codeword = map.codeword(i % symbol.size(), i / symbol.size());
      if (codeword != CodewordMap.NONE && map.block(codeword) == block && !seen[codeword]) {
        seen[codeword] = true;
        if (found++ >= first) {
          modules.add(i);
        }
      }
    }
    boolean[] dark = new boolean[symbol.size() * symbol.size()];
    for (int i = 0; i < dark.length; i++) {
      dark[i] = symbol.isDark(i % symbol.size(), i / symbol.size()) ^ modules.contains(i);
    }
    return new Retouched(symbol, symbol.errorCorrection(), (x, y) -> dark[y * symbol.size() + x]);
  }
}
