package io.quietzone.api.agency;

import io.quietzone.accounts.Caller;
import io.quietzone.accounts.Role;
import io.quietzone.api.Access;
import io.quietzone.api.CurrentCaller;
import io.quietzone.api.Fields;
import io.quietzone.api.Idempotency;
import io.quietzone.codes.CodeChange;
import io.quietzone.codes.CodePage;
import io.quietzone.codes.Codes;
import io.quietzone.codes.NewCode;
import io.quietzone.idempotency.Prepared.Effect;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/dynamic/}: dynamic codes. */
@Path("/v1/dynamic")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@Access(value = Access.By.FULL_KEY_OR_PERSON, role = Role.EDITOR)
@Tag(name = "Agency")
@SecurityRequirement(name = "apiKey")
@SecurityRequirement(name = "bearer")
public class DynamicResource {

  private final Codes codes;
  private final CodeFields codeFields;
  private final CodeViews views;
  private final CurrentCaller caller;
  private final Idempotency idempotency;

  @Inject
  public DynamicResource(
      Codes codes,
      CodeFields codeFields,
      CodeViews views,
      CurrentCaller caller,
      Idempotency idempotency) {
    this.codes = codes;
    this.codeFields = codeFields;
    this.views = views;
    this.caller = caller;
    this.idempotency = idempotency;
  }

  @GET
  @Access(Access.By.FULL_KEY_OR_PERSON)
  @Operation(operationId = "listDynamic", summary = "Lists dynamic codes, the newest first")
  @Parameter(
      name = "search",
      in = ParameterIn.QUERY,
      schema = @Schema(type = SchemaType.STRING, maxLength = 200),
      description = "Words that start a word of the name, destination, short id or tags.")
  @Parameter(name = "tag", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "is_active",
      in = ParameterIn.QUERY,
      schema = @Schema(type = SchemaType.BOOLEAN))
  @Parameter(
      name = "archived",
      in = ParameterIn.QUERY,
      schema =
          @Schema(
              defaultValue = "false",
              enumeration = {"false", "true", "all"}))
  @Parameter(
      name = "ordering",
      in = ParameterIn.QUERY,
      schema =
          @Schema(
              defaultValue = "-created_at",
              enumeration = {
                "-created_at",
                "created_at",
                "-updated_at",
                "updated_at",
                "name",
                "-name",
                "-scan_count",
                "scan_count",
                "-last_scanned_at"
              }))
  @Parameter(
      name = "page",
      in = ParameterIn.QUERY,
      schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
  @Parameter(
      name = "page_size",
      in = ParameterIn.QUERY,
      schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100"))
  @APIResponse(
      responseCode = "200",
      description = "A page of them.",
      content = @Content(schema = @Schema(implementation = CodeViews.CodeList.class)))
  public CodeViews.CodeList list(@Context UriInfo address) {
    CodeQuery query = CodeQuery.read(address.getQueryParameters());
    CodePage page =
        codes.list(
            caller.get().workspaceId(), query.filter(), query.page().size(), query.page().first());
    return views.list(page, query);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Parameter(ref = Idempotency.PARAMETER)
  @Operation(operationId = "createDynamic", summary = "Makes a dynamic code; nothing is rendered")
  @APIResponse(
      responseCode = "201",
      description = "The new code.",
      content = @Content(schema = @Schema(implementation = CodeViews.DynamicCode.class)))
  public Response create(
      @RequestBody(content = @Content(schema = @Schema(implementation = CodeBodies.Create.class)))
          Fields fields) {
    Caller who = caller.get();
    return idempotency.onceAfter(
        fields,
        () -> {
          NewCode wanted = codeFields.newCode(fields);
          fields.check();
          return Effect.of(
              () ->
                  Response.status(Response.Status.CREATED)
                      .entity(views.code(codes.create(who, wanted)))
                      .build());
        });
  }

  @GET
  @Path("/{short_id}")
  @Access(Access.By.FULL_KEY_OR_PERSON)
  @Operation(operationId = "getDynamic", summary = "Reads one dynamic code")
  @APIResponse(
      responseCode = "200",
      description = "The code.",
      content = @Content(schema = @Schema(implementation = CodeViews.DynamicCode.class)))
  public CodeViews.DynamicCode get(@PathParam("short_id") String shortId) {
    return views.code(codes.get(caller.get().workspaceId(), shortId));
  }

  @PATCH
  @Path("/{short_id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "updateDynamic",
      summary = "Changes a dynamic code; what is printed stays, and the next scan sees it")
  @APIResponse(
      responseCode = "200",
      description = "The code as it is now.",
      content = @Content(schema = @Schema(implementation = CodeViews.DynamicCode.class)))
  public CodeViews.DynamicCode update(
      @PathParam("short_id") String shortId,
      @RequestBody(content = @Content(schema = @Schema(implementation = CodeBodies.Change.class)))
          Fields fields) {
    CodeChange change = codeFields.change(fields);
    fields.check();
    return views.code(codes.change(caller.get(), shortId, change));
  }

  @DELETE
  @Path("/{short_id}")
  @Operation(
      operationId = "deleteDynamic",
      summary =
          "Deletes a dynamic code; its short link leads nowhere, and to nobody else, for ever")
  @APIResponse(responseCode = "204", description = "It is deleted.")
  public void delete(@PathParam("short_id") String shortId) {
    codes.delete(caller.get(), shortId);
  }
}
