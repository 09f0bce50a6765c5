package io.quietzone.api.agency;

import io.quietzone.api.Access;
import io.quietzone.api.CurrentCaller;
import io.quietzone.problem.InvalidFields;
import io.quietzone.problem.InvalidFields.Constraint;
import io.quietzone.problem.InvalidFields.Finding;
import io.quietzone.scans.Analytics;
import io.quietzone.scans.Analytics.Share;
import io.quietzone.scans.Dimension;
import io.quietzone.scans.Period;
import io.quietzone.scans.Scans;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/v1/dynamic/{short_id}/analytics/}: what was counted of a code. */
@Path("/v1/dynamic/{short_id}/analytics")
@Singleton
@Access(Access.By.FULL_KEY_OR_PERSON)
@Tag(name = "Agency")
@SecurityRequirement(name = "apiKey")
@SecurityRequirement(name = "bearer")
public class AnalyticsResource {

  /** How many days are told of when the caller does not say. */
  private static final int USUAL_DAYS = 30;

  private final Scans scans;
  private final CurrentCaller caller;
  private final Clock clock;

  @Inject
  public AnalyticsResource(Scans scans, CurrentCaller caller, Clock clock) {
    this.scans = scans;
    this.caller = caller;
    this.clock = clock;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "analytics", summary = "Counts a dynamic code's scans")
  @APIResponse(
      responseCode = "200",
      description = "What was counted, by days of UTC. Bots are in bot_scans only.",
      content = @Content(schema = @Schema(implementation = AnalyticsAnswer.class)))
  public AnalyticsAnswer analytics(
      @PathParam("short_id") String shortId,
      @QueryParam("from")
          @Parameter(
              description = "The first day; 29 days before the last if it is left out.",
              schema = @Schema(type = SchemaType.STRING, format = "date"))
          @Nullable String from,
      @QueryParam("to")
          @Parameter(
              description = "The last day; today if it is left out.",
              schema = @Schema(type = SchemaType.STRING, format = "date"))
          @Nullable String to) {
    Map<String, Finding> findings = new LinkedHashMap<>();
    LocalDate last = date("to", to, LocalDate.now(clock.withZone(ZoneOffset.UTC)), findings);
    LocalDate first = date("from", from, last.minusDays(USUAL_DAYS - 1L), findings);
    if (findings.isEmpty()) {
      Period.problem(first, last)
          .ifPresent(problem -> findings.put("from", new Constraint(List.of(problem))));
    }
    if (!findings.isEmpty()) {
      throw new InvalidFields(findings);
    }
    Period period = new Period(first, last);
    Analytics counted = scans.analytics(caller.get().workspaceId(), shortId, period);
    return AnalyticsAnswer.of(shortId, period, counted);
  }

  private static LocalDate date(
      String field, @Nullable String text, LocalDate usual, Map<String, Finding> findings) {
    if (text == null) {
      return usual;
    }
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.getYear() >= Period.FIRST_YEAR && date.getYear() <= Period.LAST_YEAR) {
        return date;
      }
    } catch (DateTimeParseException e) {
      // Answered as a date out of range is.
    }
    findings.put(
        field,
        new Constraint(
            List.of(
                "Write a day as YYYY-MM-DD, from "
                    + Period.FIRST_YEAR
                    + " to "
                    + Period.LAST_YEAR
                    + ".")));
    return usual;
  }

  /**
   * The answer.
   *
   * @param from the first day, UTC
   * @param to the last day, UTC
   * @param uniqueVisitors about how many people, added up by days
   * @param botScans HEAD requests, crawlers and link previews
   */
  @JsonbPropertyOrder({
    "shortId",
    "from",
    "to",
    "totalScans",
    "uniqueVisitors",
    "botScans",
    "series",
    "breakdowns"
  })
  public record AnalyticsAnswer(
      String shortId,
      String from,
      String to,
      long totalScans,
      long uniqueVisitors,
      long botScans,
      List<DayCount> series,
      Breakdowns breakdowns) {

    static AnalyticsAnswer of(String shortId, Period period, Analytics counted) {
      return new AnalyticsAnswer(
          shortId,
          period.from().toString(),
          period.to().toString(),
          counted.scans(),
          counted.visitors(),
          counted.bots(),
          counted.days().stream()
              .map(
                  day ->
                      new DayCount(day.date().toString(), day.scans(), day.visitors(), day.bots()))
              .toList(),
          Breakdowns.of(counted));
    }
  }

  /** A day of the series; every day of the period is there. */
  @JsonbPropertyOrder({"date", "scans", "uniqueVisitors", "botScans"})
  public record DayCount(String date, long scans, long uniqueVisitors, long botScans) {}

  /** The most frequent values, 100 at the most, the most frequent first. */
  @JsonbPropertyOrder({"country", "device", "os", "browser", "referrer", "language", "variant"})
  public record Breakdowns(
      List<ValueCount> country,
      List<ValueCount> device,
      List<ValueCount> os,
      List<ValueCount> browser,
      List<ValueCount> referrer,
      List<ValueCount> language,
      List<ValueCount> variant) {

    static Breakdowns of(Analytics counted) {
      return new Breakdowns(
          values(counted, Dimension.COUNTRY),
          values(counted, Dimension.DEVICE),
          values(counted, Dimension.OS),
          values(counted, Dimension.BROWSER),
          values(counted, Dimension.REFERRER),
          values(counted, Dimension.LANGUAGE),
          values(counted, Dimension.VARIANT));
    }

    private static List<ValueCount> values(Analytics counted, Dimension dimension) {
      List<Share> shares = counted.breakdowns().getOrDefault(dimension, List.of());
      return shares.stream().map(share -> new ValueCount(share.value(), share.scans())).toList();
    }
  }

  /**
   * A value.
   *
   * @param value empty where it is not known
   */
  @JsonbPropertyOrder({"value", "scans"})
  public record ValueCount(String value, long scans) {}
}
