package io.quietzone.api.studio;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How the Studio dialect writes a moment: ISO 8601 in UTC, with milliseconds. */
final class StudioTime {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private StudioTime() {}

  static String write(Instant moment) {
    return FORMAT.format(moment);
  }
}
