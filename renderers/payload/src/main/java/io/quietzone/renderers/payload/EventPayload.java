package io.quietzone.renderers.payload;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A calendar event, as an iCalendar object with one {@code VEVENT} (RFC 5545). The same event is
 * always the same text: its {@code UID} is a hash of its content, and its {@code DTSTAMP} is 1970,
 * as the time of making is not known. Absent fields are empty.
 *
 * @param title one line
 * @param start when it begins
 * @param end when it is over, later than the start and given in the same way; a whole-day event
 *     ends on the first day that is no part of it; {@code null} for an event without end
 * @param location one line
 * @param description text in as many lines as needed
 * @param url a URL with its scheme
 */
public record EventPayload(
    String title,
    EventTime start,
    @Nullable EventTime end,
    String location,
    String description,
    String url)
    implements Payload {

  /**
   * Checks the event.
   *
   * @throws InvalidPayloadException naming the first field that is missing, too long or malformed
   */
  public EventPayload {
    TextRules.required("title", title);
    TextRules.line("title", title, 500);
    TextRules.line("location", location, 500);
    TextRules.lines("description", description, TextRules.MAX_LENGTH);
    TextRules.url("url", url);
    if (end != null && end.kind() != start.kind()) {
      throw new InvalidPayloadException(
          "end", "Give the end as the start: both in UTC, both in local time, or both as a date.");
    }
    if (end != null && !end.time().isAfter(start.time())) {
      throw new InvalidPayloadException(
          "end",
          "The end is later than the start; a whole-day event ends on the first day after it.");
    }
  }

  static EventPayload read(FieldReader fields) {
    String title = fields.requiredText("title");
    Optional<EventTime> start = time(fields, "start", fields.requiredText("start"));
    Optional<EventTime> end = time(fields, "end", fields.text("end"));
    String location = fields.text("location");
    String description = fields.text("description");
    String url = fields.text("url");
    fields.check();
    return new EventPayload(
        title, start.orElseThrow(), end.orElse(null), location, description, url);
  }

  @Override
  public String text() {
    ContentLines event = event();
    UUID uid = UUID.nameUUIDFromBytes(event.unfolded().getBytes(StandardCharsets.UTF_8));
    return new ContentLines()
            .add("BEGIN", "VCALENDAR")
            .add("VERSION", "2.0")
            .add("PRODID", "-//Quietzone//Quietzone//EN")
            .add("BEGIN", "VEVENT")
            .add("UID", uid.toString())
            .add("DTSTAMP", "19700101T000000Z")
            .folded()
        + event.folded()
        + new ContentLines().add("END", "VEVENT").add("END", "VCALENDAR").folded();
  }

  private ContentLines event() {
    ContentLines lines = new ContentLines();
    lines.add("DTSTART" + start.parameter(), start.value());
    if (end != null) {
      lines.add("DTEND" + end.parameter(), end.value());
    }
    return lines
        .addText("SUMMARY", title)
        .addText("LOCATION", location)
        .addText("DESCRIPTION", description)
        .add("URL", url);
  }

  private static Optional<EventTime> time(FieldReader fields, String name, String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(EventTime.parse(name, text));
    } catch (InvalidPayloadException e) {
      return fields.refuse(name, String.valueOf(e.getMessage()), Optional.empty());
    }
  }
}
