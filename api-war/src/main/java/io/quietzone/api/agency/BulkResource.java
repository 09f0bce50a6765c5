package io.quietzone.api.agency;

import io.quietzone.api.Access;
import io.quietzone.api.Idempotency;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code POST /api/v1/generate/bulk/}: many pictures in a ZIP file, all of them or none. */
@Path("/v1/generate/bulk")
@Singleton
@Access(Access.By.KEY)
@Tag(name = "Agency")
@SecurityRequirement(name = "apiKey")
@SecurityRequirement(name = "bearer")
public class BulkResource {

  private final BulkAnswers answers;

  @Inject
  public BulkResource(BulkAnswers answers) {
    this.answers = answers;
  }

  @POST
  @Consumes({
    MediaType.APPLICATION_JSON,
    BulkBody.CSV,
    BulkBody.JSON_LINES,
    BulkBody.JSON_LINES_TOO
  })
  @Parameter(ref = Idempotency.PARAMETER)
  @Operation(operationId = "generateBulk", summary = "Renders many QR codes into a ZIP file")
  @APIResponse(
      responseCode = "200",
      description = "The pictures, qr-0001.png and so on, and manifest.json.",
      content =
          @Content(
              mediaType = "application/zip",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(
      responseCode = "422",
      description = "Items cannot be drawn: errors by index. Nothing was drawn, and nothing costs.")
  public Response generate(
      @RequestBody(
              content = {
                @Content(
                    mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = BulkRequest.Document.class)),
                @Content(mediaType = BulkBody.CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(
                    mediaType = BulkBody.JSON_LINES,
                    schema = @Schema(type = SchemaType.STRING))
              })
          InputStream body,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type)
      throws IOException {
    return answers.answer(body, type);
  }
}
