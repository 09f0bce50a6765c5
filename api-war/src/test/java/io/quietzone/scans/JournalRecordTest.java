package io.quietzone.scans;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class JournalRecordTest {

  private static final ScanRecord SCAN =
      new ScanRecord(
          1_700_000_000_123L,
          -42,
          true,
          false,
          "01M8A54GP8PJKJPC5YWK750RH3",
          "DE",
          "Grün",
          "https://example.com/" + "x".repeat(1980),
          "Mozilla/5.0",
          "example.org",
          "de");

  @Test
  void aScanIsReadAsItWasWritten() {
    assertThat(JournalRecord.of(SCAN.bytes())).contains(SCAN);
  }

  @Test
  void anOrphanIsReadAsItWasWritten() {
    OrphanRecord orphan = new OrphanRecord(1_700_000_000_123L);

    assertThat(JournalRecord.of(orphan.bytes())).contains(orphan);
  }

  @Test
  void whatIsCutOrOfALaterVersionIsNoRecord() {
    byte[] whole = SCAN.bytes();
    for (int length : new int[] {0, 1, 17, 40, whole.length - 1}) {
      assertThat(JournalRecord.of(Arrays.copyOf(whole, length))).isEmpty();
    }
    whole[0] = 99;
    assertThat(JournalRecord.of(whole)).isEmpty();
  }
}
