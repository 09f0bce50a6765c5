package io.quietzone.renderers.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quietzone.renderers.spi.ErrorCorrection;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CapacityTest {

  @ParameterizedTest
  @EnumSource
  void theLongestTextOfEachVersionFitsAndOneCharacterMoreDoesNot(ErrorCorrection level) {
    Random random = new Random(7);
    for (Mode mode : Mode.values()) {
      for (int version = 1; version <= 40; version++) {
        int longest = Capacities.characters(version, level, mode);
        assertThat(versionOf(Capacities.text(mode, longest, random), level)).isEqualTo(version);
        String longer = Capacities.text(mode, longest + 1, random);
        if (version < 40) {
          assertThat(versionOf(longer, level)).isEqualTo(version + 1);
        } else {
          assertThatExceptionOfType(TextTooLongException.class)
              .isThrownBy(() -> SymbolEncoder.encode(longer, level))
              .satisfies(e -> assertThat(e.bitsAvailable()).isEqualTo(Capacities.bits(40, level)))
              .satisfies(e -> assertThat(e.excessCharacters()).isBetween(1L, 2L));
        }
      }
    }
  }

  /** ISO/IEC 18004, table 7. */
  @ParameterizedTest
  @CsvSource({
    "1,L,41,25,17,10",
    "1,M,34,20,14,8",
    "1,Q,27,16,11,7",
    "1,H,17,10,7,4",
    "9,L,552,335,230,141",
    "10,L,652,395,271,167",
    "26,M,2544,1542,1059,652",
    "27,Q,1933,1172,805,496",
    "40,L,7089,4296,2953,1817",
    "40,M,5596,3391,2331,1435",
    "40,Q,3993,2420,1663,1024",
    "40,H,3057,1852,1273,784"
  })
  void capacitiesAreThePublishedOnes(
      int version, ErrorCorrection level, int numeric, int alphanumeric, int bytes, int kanji) {
    Random random = new Random(8);
    assertThat(versionOf(Capacities.text(Mode.NUMERIC, numeric, random), level)).isEqualTo(version);
    assertThat(versionOf(Capacities.text(Mode.ALPHANUMERIC, alphanumeric, random), level))
        .isEqualTo(version);
    assertThat(versionOf(Capacities.text(Mode.BYTE, bytes, random), level)).isEqualTo(version);
    assertThat(versionOf(Capacities.text(Mode.KANJI, kanji, random), level)).isEqualTo(version);
    assertThat(Capacities.characters(version, level, Mode.NUMERIC)).isEqualTo(numeric);
    assertThat(Capacities.characters(version, level, Mode.ALPHANUMERIC)).isEqualTo(alphanumeric);
    assertThat(Capacities.characters(version, level, Mode.BYTE)).isEqualTo(bytes);
    assertThat(Capacities.characters(version, level, Mode.KANJI)).isEqualTo(kanji);
  }

  private static int versionOf(String text, ErrorCorrection level) {
    return Segmentation.smallest(text, level, EncodingOptions.SHORTEST).version();
  }
}
