package io.quietzone.api.agency;

import io.quietzone.accounts.Caller;
import io.quietzone.accounts.Role;
import io.quietzone.api.Access;
import io.quietzone.api.CurrentCaller;
import io.quietzone.api.Fields;
import io.quietzone.api.Idempotency;
import io.quietzone.api.Moment;
import io.quietzone.codes.Codes;
import io.quietzone.codes.PlannedChange;
import io.quietzone.codes.RouteChange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where a dynamic code led, and where it is going to lead. */
@Path("/v1/dynamic")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@Access(value = Access.By.FULL_KEY_OR_PERSON, role = Role.EDITOR)
@Tag(name = "Agency")
@SecurityRequirement(name = "apiKey")
@SecurityRequirement(name = "bearer")
public class DynamicHistoryResource {

  private final Codes codes;
  private final CodeFields codeFields;
  private final CodeViews views;
  private final CurrentCaller caller;
  private final Idempotency idempotency;

  @Inject
  public DynamicHistoryResource(
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
  @Path("/{short_id}/versions")
  @Access(Access.By.FULL_KEY_OR_PERSON)
  @Operation(operationId = "listVersions", summary = "Lists where a code led, the newest first")
  @APIResponse(
      responseCode = "200",
      description = "A page of versions; the first of them is where it leads now.",
      content = @Content(schema = @Schema(implementation = CodeViews.VersionList.class)))
  public CodeViews.VersionList versions(
      @PathParam("short_id") String shortId,
      @QueryParam("page") @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
          @Nullable String page,
      @QueryParam("page_size")
          @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100"))
          @Nullable String pageSize) {
    PageRequest request = PageRequest.read(page, pageSize);
    return views.versions(
        shortId,
        codes.versions(caller.get().workspaceId(), shortId, request.size(), request.first()),
        request);
  }

  @POST
  @Path("/{short_id}/versions/{version}/rollback")
  @Parameter(ref = Idempotency.PARAMETER)
  @Operation(
      operationId = "rollBack",
      summary = "Lets a code lead where it led once, as a new version")
  @APIResponse(
      responseCode = "200",
      description = "The code as it is now.",
      content = @Content(schema = @Schema(implementation = CodeViews.DynamicCode.class)))
  public Response rollBack(
      @PathParam("short_id") String shortId, @PathParam("version") int version) {
    Caller who = caller.get();
    return idempotency.once(
        () -> Response.ok(views.code(codes.rollBack(who, shortId, version))).build());
  }

  @GET
  @Path("/{short_id}/schedule")
  @Access(Access.By.FULL_KEY_OR_PERSON)
  @Operation(operationId = "listPlanned", summary = "Lists the changes that are still to come")
  @APIResponse(
      responseCode = "200",
      description = "All of them, the earliest first.",
      content = @Content(schema = @Schema(implementation = CodeViews.PlannedList.class)))
  public CodeViews.PlannedList planned(@PathParam("short_id") String shortId) {
    return views.planned(codes.planned(caller.get().workspaceId(), shortId));
  }

  @POST
  @Path("/{short_id}/schedule")
  @Consumes(MediaType.APPLICATION_JSON)
  @Parameter(ref = Idempotency.PARAMETER)
  @Operation(operationId = "plan", summary = "Plans a change of where a code leads")
  @APIResponse(
      responseCode = "201",
      description = "The change. It is made on time, whatever is cached.",
      content = @Content(schema = @Schema(implementation = CodeViews.Planned.class)))
  public Response plan(
      @PathParam("short_id") String shortId,
      @RequestBody(content = @Content(schema = @Schema(implementation = CodeBodies.Plan.class)))
          Fields fields) {
    Caller who = caller.get();
    return idempotency.once(
        fields,
        () ->
            Response.status(Response.Status.CREATED)
                .entity(CodeViews.planned(plan(who, shortId, fields)))
                .build());
  }

  private PlannedChange plan(Caller who, String shortId, Fields fields) {
    fields.requiredText("at");
    Optional<Instant> at = fields.parsed("at", Moment::parse);
    RouteChange change = codeFields.route(fields);
    if (change.equals(RouteChange.NONE)) {
      fields.broken("destination_url", "Send destination_url, variants, or both.");
    }
    fields.check();
    return codes.plan(who, shortId, at.orElseThrow(), change);
  }

  @DELETE
  @Path("/{short_id}/schedule/{id}")
  @Operation(operationId = "unplan", summary = "Takes a planned change back")
  @APIResponse(responseCode = "204", description = "It will not happen.")
  public void unplan(@PathParam("short_id") String shortId, @PathParam("id") String id) {
    codes.unplan(caller.get(), shortId, id);
  }
}
