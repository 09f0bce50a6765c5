package io.quietzone.api.agency;

import io.quietzone.accounts.Caller;
import io.quietzone.api.Access;
import io.quietzone.api.CurrentCaller;
import io.quietzone.api.IgnoredField;
import io.quietzone.codes.Codes;
import io.quietzone.problem.InvalidFields;
import io.quietzone.problem.InvalidFields.Constraint;
import io.quietzone.render.Artwork;
import io.quietzone.render.Batch;
import io.quietzone.render.Bulk;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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

  private final Bulk bulk;
  private final Artwork artwork;
  private final Codes codes;
  private final CodeContent content;
  private final CurrentCaller caller;

  @Inject
  public BulkResource(
      Bulk bulk, Artwork artwork, Codes codes, CodeContent content, CurrentCaller caller) {
    this.bulk = bulk;
    this.artwork = artwork;
    this.codes = codes;
    this.content = content;
    this.caller = caller;
  }

  @POST
  @Consumes({
    MediaType.APPLICATION_JSON,
    BulkBody.CSV,
    BulkBody.JSON_LINES,
    BulkBody.JSON_LINES_TOO
  })
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
    Caller who = caller.get();
    BulkRequest request = BulkRequest.read(body, type, artwork, content, bulk.maxItems(who));
    if (request.count() == 0) {
      throw new InvalidFields(Map.of("items", new Constraint(List.of("Send at least one item."))));
    }
    Batch batch =
        bulk.prepare(
            who,
            request.count(),
            request.items(),
            request.errors(),
            () -> codes.createAll(who, request.codes()));
    StreamingOutput zip = batch::writeTo;
    Response.ResponseBuilder response =
        Response.ok(zip, "application/zip")
            .header(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"quietzone-bulk-" + batch.count() + ".zip\"")
            .header("X-QR-Plan", batch.plan())
            .header(
                "X-QR-Quota-Remaining",
                batch.remaining().isPresent()
                    ? String.valueOf(batch.remaining().getAsLong())
                    : "unlimited");
    if (!request.ignored().isEmpty()) {
      response.header("X-QR-Ignored", IgnoredField.header(request.ignored()));
    }
    return response.build();
  }
}
