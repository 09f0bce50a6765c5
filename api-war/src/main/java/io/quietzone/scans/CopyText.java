package io.quietzone.scans;

import java.time.Instant;

/** Rows of scans in the text format of PostgreSQL's COPY, their columns as in the table. */
final class CopyText {

  private static final int USUAL_ROW = 160;

  private final StringBuilder text;

  CopyText(int rows) {
    this.text = new StringBuilder(rows * USUAL_ROW);
  }

  void add(Instant time, ScanBatch.Row row) {
    ScanRecord scan = row.scan();
    text.append(time);
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
