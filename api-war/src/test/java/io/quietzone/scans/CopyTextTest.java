package io.quietzone.scans;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CopyTextTest {

  private static final Agent PHONE = new Agent("mobile", "iOS", "Mobile Safari");

  @Test
  void eachScanIsALineWithItsTimeToTheMillisecond() {
    CopyText text = new CopyText(4);
    for (long time : new long[] {1_700_000_000_007L, 1_700_000_000_999L, 1_700_000_060_000L, -1}) {
      text.add(row(time, "A"));
    }

    assertThat(text.toString().lines())
        .containsExactly(
            "2023-11-14T22:13:20.007Z\tid\tA\tDE\tmobile\tiOS\tMobile Safari\t\tde\tt\tf",
            "2023-11-14T22:13:20.999Z\tid\tA\tDE\tmobile\tiOS\tMobile Safari\t\tde\tt\tf",
            "2023-11-14T22:14:20.000Z\tid\tA\tDE\tmobile\tiOS\tMobile Safari\t\tde\tt\tf",
            "1969-12-31T23:59:59.999Z\tid\tA\tDE\tmobile\tiOS\tMobile Safari\t\tde\tt\tf");
  }

  @Test
  void nothingInAScanEndsAColumnOrARow() {
    CopyText text = new CopyText(1);
    text.add(row(0, "a\tb\nc\r\\N\\."));

    assertThat(text.toString()).contains("\tabc\\\\N\\\\.\t").hasLineCount(1).endsWith("f\n");
    assertThat(text.toString().split("\t", -1)).hasSize(11);
  }

  private static ScanBatch.Row row(long time, String variant) {
    ScanRecord scan =
        new ScanRecord(
            time, 1, true, false, "id", "DE", variant, "https://example.com", "agent", "", "de");
    return new ScanBatch.Row(scan, PHONE, false);
  }
}
