package io.quietzone.api.agency;

import io.quietzone.api.Access;
import io.quietzone.api.CurrentCaller;
import io.quietzone.api.Fields;
import io.quietzone.api.IgnoredField;
import io.quietzone.api.agency.GenerateRequest.Wanted;
import io.quietzone.codes.Codes;
import io.quietzone.render.Artwork;
import io.quietzone.render.Validation;
import io.quietzone.render.Validations;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code POST /api/v1/validate/}: what a picture would be like, without the picture. */
@Path("/v1/validate")
@Singleton
@Access(Access.By.KEY)
@Tag(name = "Agency")
@SecurityRequirement(name = "apiKey")
@SecurityRequirement(name = "bearer")
public class ValidateResource {

  private final Validations validations;
  private final Artwork artwork;
  private final Codes codes;
  private final CodeContent content;
  private final CurrentCaller caller;

  @Inject
  public ValidateResource(
      Validations validations,
      Artwork artwork,
      Codes codes,
      CodeContent content,
      CurrentCaller caller) {
    this.validations = validations;
    this.artwork = artwork;
    this.codes = codes;
    this.content = content;
    this.caller = caller;
  }

  @POST
  @Consumes({MediaType.APPLICATION_JSON, MediaType.MULTIPART_FORM_DATA})
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "validate",
      summary = "Judges a QR code before it is rendered; costs no quota",
      description =
          "Takes the body of generate, and refuses what generate refuses. A picture that can be"
              + " drawn but not be read is a judgement here: 200 with valid false.")
  @APIResponse(
      responseCode = "200",
      description = "The judgement.",
      headers =
          @Header(
              name = "X-QR-Ignored",
              description = "Fields that are not known, with the nearest known name.",
              schema = @Schema(type = SchemaType.STRING)),
      content = @Content(schema = @Schema(implementation = ValidationAnswer.class)))
  public Response validate(
      @RequestBody(
              content = {
                @Content(
                    mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = GenerateRequest.class)),
                @Content(
                    mediaType = MediaType.MULTIPART_FORM_DATA,
                    schema = @Schema(implementation = GenerateForm.class))
              })
          Fields fields) {
    boolean autoFix = fields.bool("auto_fix").orElse(false);
    Wanted wanted = GenerateRequest.read(fields, artwork.of(caller.get()), content);
    wanted.code().ifPresent(code -> codes.check(caller.get(), code));
    Validation validation = validations.validate(caller.get(), wanted.order(), autoFix);
    Response.ResponseBuilder response = Response.ok(ValidationAnswer.of(validation));
    List<IgnoredField> ignored = fields.ignored();
    if (!ignored.isEmpty()) {
      response.header("X-QR-Ignored", IgnoredField.header(ignored));
    }
    return response.build();
  }
}
