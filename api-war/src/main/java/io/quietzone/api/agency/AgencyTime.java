package io.quietzone.api.agency;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** How the Agency dialect writes a moment: ISO 8601 in UTC, with seconds. */
final class AgencyTime {

  private AgencyTime() {}

  static String write(Instant moment) {
    return DateTimeFormatter.ISO_INSTANT.format(moment.truncatedTo(ChronoUnit.SECONDS));
  }
}
