package io.quietzone.scans;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ImportPaceTest {

  private static final long FULL = Importer.BATCH_BYTES;
  private static final long MEBIBYTE = 1 << 20;

  @Test
  void aBacklogIsImportedWithoutARestWhileFewScansArrive() {
    assertThat(ImportPace.rest(FULL, 400, 0, 100 * MEBIBYTE)).isZero();
    assertThat(ImportPace.rest(FULL, 400, 400_000, 100 * MEBIBYTE)).isZero();
  }

  @Test
  void whileManyArriveItRestsSevenEighthsOfTheTime() {
    assertThat(ImportPace.rest(FULL, 400, 400_001, MEBIBYTE)).isEqualTo(2800);
  }

  @Test
  void itNeverRestsLongerThanFourSeconds() {
    assertThat(ImportPace.rest(FULL, 5000, 50 * MEBIBYTE, MEBIBYTE)).isEqualTo(4000);
  }

  @Test
  void aBacklogOfAMillionScansIsNotLeftToGrow() {
    assertThat(ImportPace.rest(FULL, 400, 4 * MEBIBYTE, 256 * MEBIBYTE)).isZero();
  }

  @Test
  void batchesThatAreNotFullGather() {
    assertThat(ImportPace.rest(1000, 5, 0, 0)).isEqualTo(250);
    assertThat(ImportPace.rest(1000, 5, 50_000, 0)).isEqualTo(250);
    assertThat(ImportPace.rest(0, 0, 0, 0)).isEqualTo(25);
  }
}
