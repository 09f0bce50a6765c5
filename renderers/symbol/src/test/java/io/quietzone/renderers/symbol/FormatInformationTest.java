package io.quietzone.renderers.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import io.quietzone.renderers.spi.ErrorCorrection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatInformationTest {

  /** ISO/IEC 18004, clause 7.9 and table C.1. */
  @ParameterizedTest
  @CsvSource({"M,0,0x5412", "M,5,0x40CE", "L,0,0x77C4", "L,4,0x662F", "H,7,0x083B", "Q,7,0x2BED"})
  void formatInformationIsThePublishedOne(ErrorCorrection level, int mask, String bits) {
    assertThat(FormatInformation.format(level, mask)).isEqualTo(Integer.decode(bits));
  }

  /** ISO/IEC 18004, table D.1. */
  @ParameterizedTest
  @CsvSource({"7,0x07C94", "8,0x085BC", "21,0x15683", "40,0x28C69"})
  void versionInformationIsThePublishedOne(int version, String bits) {
    assertThat(FormatInformation.version(version)).isEqualTo(Integer.decode(bits));
  }
}
