package io.quietzone.api.agency;

import io.quietzone.api.Public;
import io.quietzone.sessions.AccessTokens;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/auth/jwks/}: the keys by which anybody can verify our access tokens. */
@Path("/auth/jwks")
@Singleton
@Public
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agency")
public class JwksResource {

  private final AccessTokens tokens;

  @Inject
  public JwksResource(AccessTokens tokens) {
    this.tokens = tokens;
  }

  @GET
  @Operation(operationId = "getJwks", summary = "The public keys of access tokens (RFC 7517)")
  @APIResponse(
      responseCode = "200",
      description = "A JWK set; the key that signs next is in it a day before it does.",
      content = @Content(schema = @Schema(implementation = KeySet.class)))
  public Response keys() {
    return Response.ok(new KeySet(tokens.publicKeys()))
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
        .build();
  }

  /** A JWK set. */
  public record KeySet(List<Map<String, Object>> keys) {}
}
