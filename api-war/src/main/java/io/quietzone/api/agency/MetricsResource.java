package io.quietzone.api.agency;

import io.quietzone.api.Access;
import io.quietzone.metrics.Metrics;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code GET /api/admin/metrics/}: what this node has counted, for the operator's Prometheus. */
@Path("/admin/metrics")
@Singleton
@Access(Access.By.OPERATOR)
@Tag(name = "Agency")
@SecurityRequirement(name = "bearer")
public class MetricsResource {

  private final Metrics metrics;

  @Inject
  public MetricsResource(Metrics metrics) {
    this.metrics = metrics;
  }

  @GET
  @Produces("text/plain; version=0.0.4; charset=utf-8")
  @Operation(operationId = "metrics", summary = "This node's metrics, as Prometheus reads them")
  @APIResponse(
      responseCode = "200",
      description = "The text exposition format, version 0.0.4.",
      content =
          @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = SchemaType.STRING)))
  public String metrics() {
    return metrics.text();
  }
}
