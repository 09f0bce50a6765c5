package io.quietzone.api.agency;

import io.quietzone.accounts.Caller;
import io.quietzone.api.Access;
import io.quietzone.api.CurrentCaller;
import io.quietzone.api.EntityTags;
import io.quietzone.api.Fields;
import io.quietzone.api.Idempotency;
import io.quietzone.api.agency.GenerateRequest.Wanted;
import io.quietzone.codes.Codes;
import io.quietzone.codes.NewCode;
import io.quietzone.idempotency.Prepared;
import io.quietzone.idempotency.Prepared.Effect;
import io.quietzone.idempotency.Prepared.Nothing;
import io.quietzone.render.Artwork;
import io.quietzone.render.Drawn;
import io.quietzone.render.NamedOrder;
import io.quietzone.render.Order;
import io.quietzone.render.Rendered;
import io.quietzone.render.Renders;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/v1/generate/}: one picture. */
@Path("/v1/generate")
@Singleton
@Access(Access.By.KEY)
@Tag(name = "Agency")
@SecurityRequirement(name = "apiKey")
@SecurityRequirement(name = "bearer")
public class GenerateResource {

  private final Renders renders;
  private final Artwork artwork;
  private final Codes codes;
  private final CodeContent content;
  private final CurrentCaller caller;
  private final Idempotency idempotency;
  private final Repeats repeats;

  @Inject
  public GenerateResource(
      Renders renders,
      Artwork artwork,
      Codes codes,
      CodeContent content,
      CurrentCaller caller,
      Idempotency idempotency,
      Repeats repeats) {
    this.renders = renders;
    this.artwork = artwork;
    this.codes = codes;
    this.content = content;
    this.caller = caller;
    this.idempotency = idempotency;
    this.repeats = repeats;
  }

  @POST
  @Consumes({MediaType.APPLICATION_JSON, MediaType.MULTIPART_FORM_DATA})
  @Parameter(ref = Idempotency.PARAMETER)
  @Operation(operationId = "generate", summary = "Renders one QR code")
  @APIResponse(
      responseCode = "200",
      description = "The picture.",
      headers = {
        @Header(
            name = "X-QR-Cache",
            description = "HIT or MISS.",
            schema = @Schema(type = SchemaType.STRING)),
        @Header(
            name = "X-QR-Duration-Ms",
            description = "How long the rendering took; 0 for a HIT.",
            schema = @Schema(type = SchemaType.INTEGER)),
        @Header(
            name = "X-QR-Plan",
            description = "The plan of the key.",
            schema = @Schema(type = SchemaType.STRING)),
        @Header(
            name = "X-QR-Quota-Remaining",
            description = "Renders left this month, or 'unlimited'.",
            schema = @Schema(type = SchemaType.STRING)),
        @Header(
            name = "X-QR-Proof",
            description =
                "What was checked: 'matrix' that the modules left to be seen say the text; the"
                    + " names of decoders that read the file, or 'shapes' if they read the same"
                    + " shapes because nothing here draws the format, such as EPS, or an SVG"
                    + " was too slow to be painted or its turn did not come, or 'remembered' for a"
                    + " combination of style, version and format that was checked before.",
            schema = @Schema(type = SchemaType.STRING)),
        @Header(
            name = "X-QR-Fixed",
            description = "With auto_fix: the fields that were changed, and to what.",
            schema = @Schema(type = SchemaType.STRING)),
        @Header(
            name = "X-QR-Ignored",
            description = "Fields that are not known, with the nearest known name.",
            schema = @Schema(type = SchemaType.STRING)),
        @Header(
            name = "X-QR-Short-Id",
            description = "With data_type dynamic: the short id of the code that was made.",
            schema = @Schema(type = SchemaType.STRING)),
        @Header(
            name = "ETag",
            description = "The SHA-256 of the picture: the same request has the same bytes.",
            schema = @Schema(type = SchemaType.STRING)),
        @Header(
            name = "X-Request-Id",
            description = "A ULID to quote to support.",
            schema = @Schema(type = SchemaType.STRING))
      },
      content =
          @Content(
              mediaType = "*/*",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(
      responseCode = "304",
      description = "The picture is the one named in If-None-Match; it costs nothing.")
  public Response generate(
      @RequestBody(
              content = {
                @Content(
                    mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = GenerateRequest.class)),
                @Content(
                    mediaType = MediaType.MULTIPART_FORM_DATA,
                    schema = @Schema(implementation = GenerateForm.class))
              })
          Fields fields,
      @HeaderParam("If-None-Match") @Nullable String known,
      @Context HttpServletRequest request) {
    boolean autoFix = fields.bool("auto_fix").orElse(false);
    if (idempotency.isNamed()) {
      // Pictures at addresses may be others by now, or gone: a repetition does not look at them.
      return idempotency.onceAfter(
          fields, () -> prepared(fields, read(fields), autoFix, EntityTags.of(known)));
    }
    Wanted wanted = read(fields);
    EntityTags tags = EntityTags.of(known);
    if (wanted.code().isEmpty()) {
      // Nothing is made: its render is taken together with those of others.
      Rendered rendered = renders.render(caller.get(), wanted.order(), autoFix, tags::contain);
      RepeatFilter.body(request)
          .filter(body -> wanted.order().isWithoutPictures())
          .ifPresent(body -> repeats.put(body, read(wanted.order(), fields)));
      return PictureAnswer.of(rendered, fields);
    }
    return idempotency.onceAfter(fields, () -> prepared(fields, wanted, autoFix, tags));
  }

  private static Repeats.Read read(Order order, Fields fields) {
    return new Repeats.Read(NamedOrder.of(order), PictureAnswer.ignored(fields));
  }

  private Wanted read(Fields fields) {
    renders.requireHope(caller.get());
    return GenerateRequest.read(fields, artwork.of(caller.get()), content);
  }

  private Prepared<Response> prepared(
      Fields fields, Wanted wanted, boolean autoFix, EntityTags known) {
    Caller who = caller.get();
    Drawn drawn = renders.draw(who, wanted.order(), autoFix);
    return wanted.code().isEmpty() && known.contain(drawn.entityTag())
        ? new Nothing<>(PictureAnswer.of(drawn.known(), fields))
        : new Effect<>(Optional.of(drawn.file()), () -> delivered(who, drawn, wanted, fields));
  }

  private Response delivered(Caller who, Drawn drawn, Wanted wanted, Fields fields) {
    Runnable making = () -> wanted.code().ifPresent(code -> codes.create(who, code));
    Rendered rendered = renders.deliver(who, drawn, making);
    Response.ResponseBuilder response = Response.fromResponse(PictureAnswer.of(rendered, fields));
    wanted
        .code()
        .flatMap(NewCode::shortId)
        .ifPresent(shortId -> response.header("X-QR-Short-Id", shortId.text()));
    return response.build();
  }
}
