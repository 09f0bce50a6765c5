package io.quietzone.scans;

import java.time.Instant;

/** Rows of scans in the text format of PostgreSQL's COPY, their columns as in the table. */
final class CopyText {

  private static final int USUAL_ROW = 160;

  private static final long SECOND_MILLIS = 1000;

  private final StringBuilder text;

  /** The second of the row before, which most rows share, since 1970 and as it is written. */
  private long second = Long.MIN_VALUE;

  private String writtenSecond = "";

  CopyText(int rows) {
    this.text = new StringBuilder(rows * USUAL_ROW);
  }

  void add(ScanBatch.Row row) {
    ScanRecord scan = row.scan();
    time(scan.time());
    column(scan.codeId());
    column(scan.variant());
    column(scan.country());
    column(row.agent().device());
    column(row.agent().system());
    column(row.agent().browser());
    column(scan.referrer());
    column(scan.language());
    column(scan.firstToday() ? "t" : "f");
    column(row.bot() ? "t" : "f");
    text.append('\n');
  }

  private void time(long millis) {
    long of = Math.floorDiv(millis, SECOND_MILLIS);
    if (of != second) {
      second = of;
      writtenSecond = Instant.ofEpochSecond(of).toString().replace("Z", ".");
    }
    long fraction = Math.floorMod(millis, SECOND_MILLIS);
    text.append(writtenSecond)
        .append((char) ('0' + fraction / 100))
        .append((char) ('0' + fraction / 10 % 10))
        .append((char) ('0' + fraction % 10))
        .append('Z');
  }

  private void column(String value) {
    text.append('\t');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      // Control characters have no business in any of these; a backslash escapes.
      if (c == '\\') {
        text.append("\\\\");
      } else if (c >= ' ') {
        text.append(c);
      }
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
