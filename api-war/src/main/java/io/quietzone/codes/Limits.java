package io.quietzone.codes;

import java.time.Instant;

/**
 * When, how often and for whom a code leads anywhere.
 *
 * @param startsAt from when on; taken away, it always did
 * @param expiresAt until when; taken away, for ever
 * @param maxScans how many scans in all, 1 or more; taken away, without a maximum
 * @param passwordHash of what a visitor has to give, as a PHC string; taken away, nothing
 */
public record Limits(
    Edit<Instant> startsAt,
    Edit<Instant> expiresAt,
    Edit<Long> maxScans,
    Edit<String> passwordHash) {

  /** They stay as they are. */
  public static final Limits KEEP = new Limits(Edit.keep(), Edit.keep(), Edit.keep(), Edit.keep());
}
