package io.quietzone.api.agency;

import io.quietzone.api.Public;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code GET /api/health/}: the process answers. It touches nothing else. */
@Path("/health")
@Singleton
@Public
@Tag(name = "Agency")
public class HealthResource {

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "health", summary = "Whether the server answers")
  @APIResponse(responseCode = "200", description = "It does.")
  public Health health() {
    return new Health("ok");
  }

  /**
   * The answer.
   *
   * @param status always {@code ok}
   */
  public record Health(String status) {}
}
