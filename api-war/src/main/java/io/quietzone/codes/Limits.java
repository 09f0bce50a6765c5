package io.quietzone.codes;

import java.time.Instant;

/**
 * When, how often and for whom a code leads anywhere.
 *
 * @param startsAt from when on; taken away, it always did
 * @param expiresAt until when; taken away, for ever
 * @param maxScans how many scans in all, 1 or more; taken away, without a maximum
 * @param password what a visitor has to give; taken away, nothing
 */
public record Limits(
    Edit<Instant> startsAt, Edit<Instant> expiresAt, Edit<Long> maxScans, Edit<String> password) {

  /** They stay as they are. */
  public static final Limits KEEP = new Limits(Edit.keep(), Edit.keep(), Edit.keep(), Edit.keep());

  /** The longest password, in characters. */
  public static final int MAX_PASSWORD = 128;

  /** Never the password itself: it must not get into a log by way of a message. */
  @Override
  public String toString() {
    return "Limits[" + startsAt + ", " + expiresAt + ", " + maxScans + "]";
  }
}
