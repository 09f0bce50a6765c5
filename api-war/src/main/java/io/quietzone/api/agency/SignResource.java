package io.quietzone.api.agency;

import io.quietzone.api.Access;
import io.quietzone.api.CurrentCaller;
import io.quietzone.api.Fields;
import io.quietzone.api.IgnoredField;
import io.quietzone.api.PublicAddress;
import io.quietzone.render.Artwork;
import io.quietzone.render.Order;
import io.quietzone.render.Renders;
import io.quietzone.signatures.Signatures;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/v1/generate/sign/}: an address that shows a picture without a key. */
@Path("/v1/generate/sign")
@Singleton
@Access(Access.By.KEY)
@Tag(name = "Agency")
@SecurityRequirement(name = "apiKey")
@SecurityRequirement(name = "bearer")
public class SignResource {

  private static final String EXPIRES_IN = "expires_in";

  /** Ten years, in seconds. */
  private static final int LONGEST = 315_360_000;

  private final Renders renders;
  private final Artwork artwork;
  private final Signatures signatures;
  private final PublicAddress address;
  private final CurrentCaller caller;
  private final Clock clock;

  @Inject
  public SignResource(
      Renders renders,
      Artwork artwork,
      Signatures signatures,
      PublicAddress address,
      CurrentCaller caller,
      Clock clock) {
    this.renders = renders;
    this.artwork = artwork;
    this.signatures = signatures;
    this.address = address;
    this.caller = caller;
    this.clock = clock;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "sign",
      summary = "Signs the address of a picture, for a page that must not have a key")
  @APIResponse(
      responseCode = "200",
      description = "The address. Each picture that it delivers costs one render.",
      content = @Content(schema = @Schema(implementation = SignedAddress.class)))
  public Response sign(
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = SignRequest.class)))
          Fields fields) {
    int seconds = fields.wholeNumber(EXPIRES_IN, 1, LONGEST, 0);
    for (String upload : List.of("logo_file", "bg_image_file")) {
      if (fields.text(upload).isPresent()) {
        fields.broken(upload, "An address holds no file: give the address of the picture.");
      }
    }
    boolean autoFix = fields.bool("auto_fix").orElse(false);
    Order order = GenerateRequest.read(fields, artwork.of(caller.get()));
    renders.check(caller.get(), order, autoFix);
    Map<String, String> signed = fields.written();
    signed.remove(EXPIRES_IN);
    Optional<Instant> end = end(seconds);
    String query = signatures.sign(caller.get(), signed, end);
    Response.ResponseBuilder response =
        Response.ok(
            new SignedAddress(address.signedImage(query), end.map(Instant::toString).orElse(null)));
    List<IgnoredField> ignored = fields.ignored();
    if (!ignored.isEmpty()) {
      response.header("X-QR-Ignored", IgnoredField.header(ignored));
    }
    return response.build();
  }

  private Optional<Instant> end(int seconds) {
    return seconds == 0
        ? Optional.empty()
        : Optional.of(clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(seconds));
  }

  /** The body: a document of it, which nothing reads. */
  @Schema(name = "SignRequest", allOf = GenerateRequest.class)
  record SignRequest(
      @Schema(
              minimum = "1",
              maximum = "315360000",
              description = "How many seconds the address is good; without it for ever.")
          int expiresIn) {}

  /**
   * The answer.
   *
   * @param expiresAt ISO 8601, UTC; null for never
   */
  @JsonbPropertyOrder({"url", "expiresAt"})
  public record SignedAddress(
      @Schema(format = "uri") String url,
      @Schema(format = "date-time", nullable = true) @Nullable String expiresAt) {}
}
