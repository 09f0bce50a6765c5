package io.quietzone.api;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Reads a moment that a caller wrote. */
public final class Moment {

  private static final Instant EARLIEST =
      OffsetDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC).toInstant();
  private static final Instant LATEST =
      OffsetDateTime.of(2200, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC).toInstant();

  private Moment() {}

  /**
   * Reads ISO 8601 with an offset from UTC, of this or the next century.
   *
   * @throws IllegalArgumentException with a sentence for the caller
   */
  public static Instant parse(String text) {
    try {
      Instant moment = OffsetDateTime.parse(text).toInstant();
      if (!moment.isBefore(EARLIEST) && moment.isBefore(LATEST)) {
        return moment;
      }
    } catch (DateTimeParseException e) {
      // Answered below, as a moment out of range is.
    }
    throw new IllegalArgumentException(
        "Send a moment in ISO 8601, such as 2030-01-31T12:00:00Z, of this or the next century.");
  }
}
