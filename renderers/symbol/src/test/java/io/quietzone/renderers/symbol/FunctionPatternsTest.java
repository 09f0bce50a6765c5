package io.quietzone.renderers.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.qrcode.decoder.Version;
import org.junit.jupiter.api.Test;

class FunctionPatternsTest {

  /** ISO/IEC 18004, table E.1. */
  @Test
  void alignmentPatternsLieWhereTheTableSays() {
    assertThat(FunctionPatterns.alignmentCenters(2)).containsExactly(6, 18);
    assertThat(FunctionPatterns.alignmentCenters(7)).containsExactly(6, 22, 38);
    assertThat(FunctionPatterns.alignmentCenters(32)).containsExactly(6, 34, 60, 86, 112, 138);
    assertThat(FunctionPatterns.alignmentCenters(40)).containsExactly(6, 30, 58, 86, 114, 142, 170);
    for (int version = 1; version <= 40; version++) {
      assertThat(FunctionPatterns.alignmentCenters(version))
          .isEqualTo(Version.getVersionForNumber(version).getAlignmentPatternCenters());
    }
  }

  @Test
  void whatTheyLeaveIsTheNumberOfDataModules() {
    for (int version = 1; version <= 40; version++) {
      FunctionPatterns patterns = new FunctionPatterns(version);
      int size = FunctionPatterns.size(version);
      int free = 0;
      for (int y = 0; y < size; y++) {
        for (int x = 0; x < size; x++) {
          free += patterns.isReserved(x, y) ? 0 : 1;
        }
      }
      assertThat(FunctionPatterns.dataModules(version)).isEqualTo(free);
      assertThat(free / 8).isEqualTo(Version.getVersionForNumber(version).getTotalCodewords());
    }
  }
}
