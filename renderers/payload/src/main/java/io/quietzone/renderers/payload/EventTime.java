package io.quietzone.renderers.payload;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * When something is, in one of the forms of RFC 5545, sections 3.3.4 and 3.3.5.
 *
 * @param time in UTC or in local time, to the second; midnight for a date
 * @param kind how it is to be understood
 */
public record EventTime(LocalDateTime time, Kind kind) {

  /** How a time is to be understood. */
  public enum Kind {
    /** The same instant everywhere. */
    UTC,
    /** The time clocks show wherever the reader is ("floating"). */
    LOCAL,
    /** A whole day. */
    DATE
  }

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
  private static final String SYNTAX =
      "[0-9]{4}-[0-9]{2}-[0-9]{2}"
          + "(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})?)?";

  /**
   * Drops what is shorter than a second.
   *
   * @throws DateTimeException if the year has not four digits
   */
  public EventTime {
    time = time.truncatedTo(kind == Kind.DATE ? ChronoUnit.DAYS : ChronoUnit.SECONDS);
    if (time.getYear() < 1 || time.getYear() > 9999) {
      throw new DateTimeException("Choose a year from 1 to 9999.");
    }
  }

  /**
   * Reads ISO 8601: {@code 2026-05-01T10:00:00Z}, {@code 2026-05-01T12:00:00+02:00} (kept as UTC),
   * {@code 2026-05-01T12:00} (local) or {@code 2026-05-01} (a whole day).
   *
   * @throws InvalidPayloadException naming the field
   */
  public static EventTime parse(String field, String text) {
    try {
      if (text.length() <= 40 && text.matches(SYNTAX)) {
        return parse(text);
      }
    } catch (DateTimeException e) {
      // A thirteenth month, or the like: refused with everything else.
    }
    throw new InvalidPayloadException(
        field,
        "Send a time as 2026-05-01T10:00:00Z, with an offset as 2026-05-01T12:00:00+02:00, in local"
            + " time as 2026-05-01T12:00:00, or a whole day as 2026-05-01.");
  }

  private static EventTime parse(String text) {
    if (text.length() == 10) {
      return new EventTime(LocalDate.parse(text).atStartOfDay(), Kind.DATE);
    }
    boolean local = text.indexOf('Z') < 0 && text.indexOf('+') < 0 && text.lastIndexOf('-') < 10;
    if (local) {
      return new EventTime(LocalDateTime.parse(text), Kind.LOCAL);
    }
    OffsetDateTime instant = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
    return new EventTime(instant.toLocalDateTime(), Kind.UTC);
  }

  /** What follows the property's name. */
  String parameter() {
    return kind == Kind.DATE ? ";VALUE=DATE" : "";
  }

  /** The property's value. */
  String value() {
    return switch (kind) {
      case DATE -> DATE.format(time);
      case LOCAL -> LOCAL.format(time);
      case UTC -> LOCAL.format(time) + "Z";
    };
  }
}
