package io.quietzone.api.agency;

import io.quietzone.api.DatabaseLog;
import io.quietzone.api.Failure;
import io.quietzone.api.Public;
import io.quietzone.database.Database;
import io.quietzone.limits.RateLimits;
import io.quietzone.plans.Plans;
import io.quietzone.render.Format;
import io.quietzone.render.Pictures;
import io.quietzone.render.Renderers;
import io.quietzone.scans.Scans;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code GET /api/status/}: what the server is made of, and whether each part works. */
@Path("/status")
@Singleton
@Public
@Tag(name = "Agency")
public class StatusResource {

  private static final String OK = "ok";
  private static final String DEGRADED = "degraded";
  private static final String DOWN = "down";

  /** The whole is as bad as the worst of its parts. */
  private static final List<String> WORSE = List.of(OK, DEGRADED, DOWN);

  private final Database database;
  private final Renderers renderers;
  private final Pictures pictures;
  private final Plans plans;
  private final RateLimits rateLimits;
  private final Scans scans;

  @Inject
  public StatusResource(
      Database database,
      Renderers renderers,
      Pictures pictures,
      Plans plans,
      RateLimits rateLimits,
      Scans scans) {
    this.database = database;
    this.plans = plans;
    this.rateLimits = rateLimits;
    this.renderers = renderers;
    this.pictures = pictures;
    this.scans = scans;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "status", summary = "The server's parts, and whether each works")
  @APIResponse(
      responseCode = "200",
      description = "Everything works, or the server does its work in spite of what does not.",
      content = @Content(schema = @Schema(implementation = Status.class)))
  @APIResponse(
      responseCode = "503",
      description = "The server cannot do its work.",
      content = @Content(schema = @Schema(implementation = Status.class)))
  public Response status() {
    DatabaseStatus databaseStatus = database();
    RendererStatus rendererStatus =
        new RendererStatus(
            renderers.broken().isEmpty() ? OK : DEGRADED,
            renderers.all().stream().map(FormatStatus::of).toList(),
            renderers.broken().size());
    ScanStatus scanStatus = ScanStatus.of(scans.recording());
    PlansStatus plansStatus =
        new PlansStatus(plans.problem().isPresent() ? DEGRADED : OK, plans.all().size());
    RateLimitsStatus limitsStatus =
        new RateLimitsStatus(rateLimits.isDegraded() ? DEGRADED : OK, rateLimits.isShared());
    String overall =
        Stream.of(
                databaseStatus.status(),
                rendererStatus.status(),
                plansStatus.status(),
                limitsStatus.status(),
                scanStatus.status())
            .max(Comparator.comparingInt(WORSE::indexOf))
            .orElse(OK);
    Response.ResponseBuilder response =
        overall.equals(DOWN)
            ? Response.status(503).header(HttpHeaders.RETRY_AFTER, Failure.RETRY_SECONDS)
            : Response.ok();
    return response
        .entity(
            new Status(
                overall,
                new Components(
                    databaseStatus,
                    new CacheStatus(OK, pictures.kept()),
                    rendererStatus,
                    plansStatus,
                    limitsStatus,
                    scanStatus)))
        .build();
  }

  private DatabaseStatus database() {
    long start = System.nanoTime();
    String status = OK;
    try {
      database.ping();
    } catch (SQLException e) {
      DatabaseLog.away(e);
      status = DOWN;
    }
    return new DatabaseStatus(status, (System.nanoTime() - start) / 1_000_000);
  }

  /**
   * The answer.
   *
   * @param status {@code ok}, {@code degraded} or {@code down}
   */
  @JsonbPropertyOrder({"status", "components"})
  public record Status(String status, Components components) {}

  /** The parts. */
  @JsonbPropertyOrder({"database", "cache", "renderers", "plans", "rateLimits", "scans"})
  public record Components(
      DatabaseStatus database,
      CacheStatus cache,
      RendererStatus renderers,
      PlansStatus plans,
      RateLimitsStatus rateLimits,
      ScanStatus scans) {}

  /**
   * The catalogue of plans.
   *
   * @param status degraded while its file cannot be read, and the plans stay as they were; the log
   *     says why
   * @param plans how many there are
   */
  @JsonbPropertyOrder({"status", "plans"})
  public record PlansStatus(String status, int plans) {}

  /**
   * The rate limits.
   *
   * @param status degraded while nodes are to share limits, and Redis is away
   * @param shared whether all nodes share them; else each limits by itself
   */
  @JsonbPropertyOrder({"status", "shared"})
  public record RateLimitsStatus(String status, boolean shared) {}

  /**
   * The database.
   *
   * @param latencyMs how long its answer took, or how long it was waited for
   */
  @JsonbPropertyOrder({"status", "latencyMs"})
  public record DatabaseStatus(String status, long latencyMs) {}

  /**
   * The cache of pictures.
   *
   * @param pictures how many are kept, about
   */
  @JsonbPropertyOrder({"status", "pictures"})
  public record CacheStatus(String status, long pictures) {}

  /**
   * The journal of scans.
   *
   * @param lost how many scans were answered and could not be recorded, since the start
   * @param waitingBytes how much of the journal is not in the database yet
   */
  @JsonbPropertyOrder({"status", "lost", "waitingBytes"})
  public record ScanStatus(String status, long lost, long waitingBytes) {
    static ScanStatus of(Scans.Recording recording) {
      return new ScanStatus(
          recording.failing() ? DEGRADED : OK, recording.lost(), recording.waitingBytes());
    }
  }

  /**
   * The output formats.
   *
   * @param broken how many plugins were left out; the log says why
   */
  @JsonbPropertyOrder({"status", "formats", "broken"})
  public record RendererStatus(String status, List<FormatStatus> formats, int broken) {}

  /** An output format, and the plugin that draws it. */
  @JsonbPropertyOrder({"format", "mediaType", "plugin", "jar"})
  public record FormatStatus(String format, String mediaType, String plugin, String jar) {
    static FormatStatus of(Format format) {
      return new FormatStatus(format.name(), format.mediaType(), format.plugin(), format.jar());
    }
  }
}
