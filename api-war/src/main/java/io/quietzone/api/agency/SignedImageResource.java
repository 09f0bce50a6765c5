package io.quietzone.api.agency;

import io.quietzone.api.Access;
import io.quietzone.api.CurrentCaller;
import io.quietzone.api.EntityTags;
import io.quietzone.api.Fields;
import io.quietzone.render.Artwork;
import io.quietzone.render.Drawn;
import io.quietzone.render.Rendered;
import io.quietzone.render.Renders;
import io.quietzone.signatures.SignedQuery;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.Explode;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterStyle;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/v1/generate/}: the picture of a signed address, for an {@code <img>}. */
@Path("/v1/generate")
@Singleton
@Access(Access.By.SIGNATURE)
@Tag(name = "Agency")
@SecurityRequirement(name = "signature")
public class SignedImageResource {

  /** How long a browser shows a picture without asking: as long as we keep it. */
  private static final Duration FRESH = Duration.ofDays(1);

  private final Renders renders;
  private final Artwork artwork;
  private final CurrentCaller caller;
  private final Clock clock;

  @Inject
  public SignedImageResource(Renders renders, Artwork artwork, CurrentCaller caller, Clock clock) {
    this.renders = renders;
    this.artwork = artwork;
    this.caller = caller;
    this.clock = clock;
  }

  @GET
  @Operation(
      operationId = "signedImage",
      summary = "Shows the picture of an address that generate/sign/ gave")
  @Parameter(
      name = "order",
      in = ParameterIn.QUERY,
      style = ParameterStyle.FORM,
      explode = Explode.TRUE,
      description = "The fields that were signed, each a parameter; payload as JSON.",
      schema = @Schema(implementation = GenerateRequest.class))
  @Parameter(
      name = "key",
      in = ParameterIn.QUERY,
      required = true,
      description = "What signed it.",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "expires",
      in = ParameterIn.QUERY,
      description = "When it ends to be good: seconds since 1970, UTC.",
      schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
  @APIResponse(
      responseCode = "200",
      description = "The picture; it costs one render.",
      content =
          @Content(
              mediaType = "*/*",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(
      responseCode = "304",
      description = "The picture is the one named in If-None-Match; it costs nothing.")
  @APIResponse(
      responseCode = "403",
      description = "The address is not as it was signed, has expired, or was made void.")
  public Response show(
      @Context UriInfo address, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
    SignedQuery query = read(address);
    Drawn drawn = draw(query);
    if (EntityTags.of(known).contain(drawn.entityTag())) {
      return answer(Response.notModified(), drawn.known(), query);
    }
    Rendered rendered = renders.deliver(caller.get(), drawn);
    return answer(described(Response.ok(drawn.file()), rendered), rendered, query);
  }

  /** Who asks for the headers only gets no picture: it costs nothing. */
  @HEAD
  @Operation(hidden = true)
  public Response describe(
      @Context UriInfo address, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
    SignedQuery query = read(address);
    Drawn drawn = draw(query);
    Rendered rendered = drawn.known();
    return EntityTags.of(known).contain(drawn.entityTag())
        ? answer(Response.notModified(), rendered, query)
        : answer(
            described(Response.ok(), rendered)
                .header(HttpHeaders.CONTENT_LENGTH, drawn.file().length),
            rendered,
            query);
  }

  private static SignedQuery read(UriInfo address) {
    return SignedQuery.parse(address.getRequestUri().getRawQuery());
  }

  private Drawn draw(SignedQuery query) {
    renders.requireHope(caller.get());
    Fields fields = Fields.ofTexts(query.fields());
    boolean autoFix = fields.bool("auto_fix").orElse(false);
    return renders.draw(
        caller.get(), GenerateRequest.read(fields, artwork.of(caller.get())), autoFix);
  }

  private static ResponseBuilder described(ResponseBuilder response, Rendered rendered) {
    return response
        .type(rendered.format().mediaType())
        .header("X-QR-Cache", rendered.cached() ? "HIT" : "MISS")
        .header("X-QR-Duration-Ms", rendered.milliseconds());
  }

  private Response answer(ResponseBuilder response, Rendered rendered, SignedQuery query) {
    // Any page may show it, one that isolates itself too, and as nothing but the picture it is.
    return response
        .tag(rendered.entityTag())
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=" + freshSeconds(query.end()))
        .header("Cross-Origin-Resource-Policy", "cross-origin")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }

  /** Not longer than the address is good. */
  private long freshSeconds(Optional<Instant> end) {
    long left =
        end.map(at -> Duration.between(clock.instant(), at).toSeconds()).orElse(Long.MAX_VALUE);
    return Math.max(0, Math.min(FRESH.toSeconds(), left));
  }
}
