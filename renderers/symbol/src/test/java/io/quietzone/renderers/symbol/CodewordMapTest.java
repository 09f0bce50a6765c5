package io.quietzone.renderers.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.decoder.Version;
import io.quietzone.renderers.spi.ErrorCorrection;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CodewordMapTest {

  @ParameterizedTest
  @EnumSource(ErrorCorrection.class)
  void blocksAreThoseOfZxing(ErrorCorrection level) throws Exception {
    for (int version = 1; version <= 40; version++) {
      CodewordMap map = CodewordMap.of(version, level);
      Version.ECBlocks blocks =
          Version.getVersionForNumber(version)
              .getECBlocksForLevel(ErrorCorrectionLevel.valueOf(level.name()));

      int block = 0;
      for (Version.ECB group : blocks.getECBlocks()) {
        for (int i = 0; i < group.getCount(); i++) {
          assertThat(map.codewords(block++))
              .isEqualTo(group.getDataCodewords() + blocks.getECCodewordsPerBlock());
        }
      }
      assertThat(map.blocks()).isEqualTo(block);
      assertThat(map.correctable()).isBetween(1, blocks.getECCodewordsPerBlock() / 2);
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void everyCodewordHasEightModulesAndEveryBlockItsCodewords(int version) {
    CodewordMap map = CodewordMap.of(version, ErrorCorrection.Q);
    int[] modules = new int[map.codewords()];
    int size = FunctionPatterns.size(version);
    for (int i = 0; i < size * size; i++) {
      int codeword = map.codeword(i % size, i / size);
      if (codeword != CodewordMap.NONE) {
        modules[codeword]++;
      }
    }
    int[] codewords = new int[map.blocks()];
    for (int codeword = 0; codeword < modules.length; codeword++) {
      codewords[map.block(codeword)]++;
    }

    assertThat(modules).containsOnly(8);
    for (int block = 0; block < codewords.length; block++) {
      assertThat(codewords[block]).isEqualTo(map.codewords(block));
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void fixedPatternsHoldNoCodewords(int version) {
    CodewordMap map = CodewordMap.of(version, ErrorCorrection.L);
    for (FixedPattern pattern : FixedPattern.of(version)) {
      for (int y = pattern.y(); y < pattern.y() + pattern.height(); y++) {
        for (int x = pattern.x(); x < pattern.x() + pattern.width(); x++) {
          assertThat(map.codeword(x, y)).isEqualTo(CodewordMap.NONE);
        }
      }
    }
  }

  static IntStream versions() {
    return IntStream.rangeClosed(1, 40);
  }
}
