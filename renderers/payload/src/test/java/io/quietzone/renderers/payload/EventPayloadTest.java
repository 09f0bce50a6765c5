package io.quietzone.renderers.payload;

import static io.quietzone.renderers.payload.Refusals.assertRefused;
import static io.quietzone.renderers.payload.Refusals.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Result;
import com.google.zxing.client.result.CalendarParsedResult;
import com.google.zxing.client.result.ResultParser;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventPayloadTest {

  private static CalendarParsedResult read(String text) {
    return (CalendarParsedResult)
        ResultParser.parseResult(new Result(text, new byte[0], null, BarcodeFormat.QR_CODE));
  }

  @Test
  void anEventIsACalendarOfOne() {
    assertThat(
            text(
                "event",
                Map.of(
                    "title",
                    "Networld+Interop Conference",
                    "start",
                    "1996-09-18T14:30:00Z",
                    "end",
                    "1996-09-20T22:00:00Z",
                    "description",
                    "Networld+Interop Conference and Exhibit\nAtlanta World Congress Center\n"
                        + "Atlanta, Georgia")))
        .isEqualTo(
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Quietzone//Quietzone//EN
            BEGIN:VEVENT
            UID:929ce521-b713-31fb-b824-3edd6d0b3868
            DTSTAMP:19700101T000000Z
            DTSTART:19960918T143000Z
            DTEND:19960920T220000Z
            SUMMARY:Networld+Interop Conference
            DESCRIPTION:Networld+Interop Conference and Exhibit\\nAtlanta World Congress
              Center\\nAtlanta\\, Georgia
            END:VEVENT
            END:VCALENDAR
            """
                .replace("\n", "\r\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-01T10:00:00Z, DTSTART:20260501T100000Z",
    "2026-05-01T10:00:00.123Z, DTSTART:20260501T100000Z",
    "2026-05-01T01:00+02:00, DTSTART:20260430T230000Z",
    "2026-05-01T22:00:00-05:30, DTSTART:20260502T033000Z",
    "2026-05-01T10:00, DTSTART:20260501T100000",
    "2026-05-01T10:00:30, DTSTART:20260501T100030",
    "2026-05-01, DTSTART;VALUE=DATE:20260501",
    "0800-01-02, DTSTART;VALUE=DATE:08000102"
  })
  void timesAreUtcLocalOrWholeDays(String start, String line) {
    assertThat(text("event", Map.of("title", "t", "start", start)))
        .contains("\r\n" + line + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tomorrow",
        "2026-13-01",
        "2026-02-29",
        "2026-05-01T24:00:01",
        "2026-05-01T10",
        "20260501",
        "+12026-05-01",
        "0000-01-01",
        "2026-05-01T10:00:00[Europe/Berlin]",
        "2026-05-01 10:00",
        "9999-12-31T23:00:00-02:00",
        "0001-01-01T00:00:00+02:00",
        "２０２６-05-01"
      })
  void whatIsNoTimeIsRefused(String time) {
    assertRefused("event", Map.of("title", "t", "start", time), "start");
    assertRefused("event", Map.of("title", "t", "start", "2026-05-01", "end", time), "end");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-01T10:00:00Z, 2026-05-01T10:00:00Z",
    "2026-05-01T10:00:00Z, 2026-05-01T11:00:00+02:00",
    "2026-05-01T10:00:00Z, 2026-05-01T11:00:00",
    "2026-05-01T10:00:00, 2026-05-02",
    "2026-05-01, 2026-05-01"
  })
  void theEndIsLaterThanTheStartAndOfItsKind(String start, String end) {
    assertRefused("event", Map.of("title", "t", "start", start, "end", end), "end");
  }

  @Test
  void anEventReadsBack() {
    String odd = "a;b,c:d\\e\"f END:VEVENT ü\uD83D\uDE00";
    CalendarParsedResult event =
        read(
            text(
                "event",
                Map.of(
                    "title",
                    odd,
                    "start",
                    "2026-05-01T10:00:00Z",
                    "end",
                    "2026-05-01T11:00:00Z",
                    "location",
                    odd,
                    "description",
                    (odd + "\r\n").repeat(9))));
    assertThat(event.getSummary()).isEqualTo(odd);
    assertThat(event.getLocation()).isEqualTo(odd);
    assertThat(event.getDescription()).isEqualTo((odd + "\n").repeat(9));
    assertThat(event.getStartTimestamp())
        .isEqualTo(Instant.parse("2026-05-01T10:00:00Z").toEpochMilli());
    assertThat(event.getEndTimestamp())
        .isEqualTo(Instant.parse("2026-05-01T11:00:00Z").toEpochMilli());
  }

  @Test
  void linesAreFoldedAt75OctetsBetweenCharacters() {
    for (int lead = 0; lead < 8; lead++) {
      String title = "x".repeat(lead) + "ü\uD83D\uDE00山".repeat(60);
      String text = text("event", Map.of("title", title, "start", "2026-05-01"));
      assertThat(text.split("\r\n", -1))
          .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75)
          .anyMatch(line -> line.getBytes(StandardCharsets.UTF_8).length > 71);
      assertThat(text.replace("\r\n ", "")).contains("SUMMARY:" + title + "\r\n");
    }
  }

  @Test
  void theSameEventIsTheSameTextAndAnotherHasAnotherUid() {
    Map<String, String> event = Map.of("title", "t", "start", "2026-05-01");
    assertThat(text("event", event)).isEqualTo(text("event", event));
    String uid = text("event", event).split("UID:", -1)[1].substring(0, 36);
    assertThat(text("event", Map.of("title", "u", "start", "2026-05-01"))).doesNotContain(uid);
  }

  @Test
  void titleAndStartAreRequired() {
    assertThat(Refusals.refused("event", Map.of()).findings()).containsOnlyKeys("title", "start");
  }
}
