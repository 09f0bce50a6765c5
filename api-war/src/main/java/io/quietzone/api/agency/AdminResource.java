package io.quietzone.api.agency;

import io.quietzone.accounts.Workspace;
import io.quietzone.api.Credentials;
import io.quietzone.api.Fields;
import io.quietzone.api.Public;
import io.quietzone.api.PublicAddress;
import io.quietzone.operator.Administration;
import io.quietzone.operator.OperatorToken;
import io.quietzone.operator.WorkspaceChange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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

/** {@code /api/admin/workspaces/}: all workspaces, for the operator, whose token it asks for. */
@Path("/admin/workspaces")
@Singleton
@Public
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agency")
@SecurityRequirement(name = "bearer")
public class AdminResource {

  private static final int MAX_RATE = 1_000_000;
  private static final int MAX_SEATS = 100_000;

  private final Administration administration;
  private final OperatorToken operator;
  private final PublicAddress address;

  @Inject
  public AdminResource(
      Administration administration, OperatorToken operator, PublicAddress address) {
    this.administration = administration;
    this.operator = operator;
    this.address = address;
  }

  @GET
  @Operation(operationId = "findWorkspaces", summary = "Finds workspaces, the newest first")
  @APIResponse(
      responseCode = "200",
      description = "A page of them.",
      content = @Content(schema = @Schema(implementation = WorkspacePage.class)))
  public Envelope<WorkspaceView> find(
      @QueryParam("q")
          @Parameter(description = "An id, or a part of a name or of a member's address.")
          @Nullable String q,
      @QueryParam("page") @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
          @Nullable String page,
      @QueryParam("page_size")
          @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100"))
          @Nullable String pageSize,
      @Context ContainerRequestContext request) {
    operator.require(Credentials.token(request));
    PageRequest asked = PageRequest.read(page, pageSize);
    String text = q == null ? "" : q.replace("\0", "");
    Administration.Found found = administration.find(text, asked.size(), asked.first());
    UriBuilder list = UriBuilder.fromUri(address.base() + "/api/admin/workspaces/");
    return Envelope.of(
        asked,
        (text.isEmpty() ? list.build() : list.queryParam("q", "{q}").build(text)).toString(),
        found.total(),
        found.workspaces().stream().map(WorkspaceView::of).toList());
  }

  @PATCH
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "updateWorkspace", summary = "Changes a workspace's plan and limits")
  @APIResponse(
      responseCode = "200",
      description = "The workspace as it is now; the next request on every node sees it.",
      content = @Content(schema = @Schema(implementation = WorkspaceView.class)))
  public WorkspaceView update(
      @PathParam("id") String id,
      @RequestBody(content = @Content(schema = @Schema(implementation = UpdateWorkspace.class)))
          Fields fields,
      @Context ContainerRequestContext request) {
    operator.require(Credentials.token(request));
    WorkspaceChange change =
        new WorkspaceChange(
            fields.text("plan", AccountFields.MAX_NAME),
            limit(fields, "rate_limit", MAX_RATE),
            limit(fields, "seats", MAX_SEATS),
            fields.bool("suspended"));
    fields.check();
    return WorkspaceView.of(administration.change(id, change));
  }

  /** A number sets the limit, and {@code null} leaves it to the plan again. */
  private static Optional<OptionalInt> limit(Fields fields, String name, int max) {
    if (fields.isNull(name)) {
      return Optional.of(OptionalInt.empty());
    }
    int number = fields.wholeNumber(name, 1, max, 0);
    return number == 0 ? Optional.empty() : Optional.of(OptionalInt.of(number));
  }

  /** What changes; what is left out stays as it is. */
  public record UpdateWorkspace(
      @Nullable String plan,
      @Schema(nullable = true, minimum = "1") @Nullable Integer rateLimit,
      @Schema(nullable = true, minimum = "1") @Nullable Integer seats,
      @Nullable Boolean suspended) {}

  /** A workspace; {@code rate_limit} and {@code seats} are null where the plan's hold. */
  @JsonbPropertyOrder({"id", "name", "plan", "rateLimit", "seats", "suspended", "createdAt"})
  public record WorkspaceView(
      String id,
      String name,
      String plan,
      @Schema(nullable = true) @Nullable Integer rateLimit,
      @Schema(nullable = true) @Nullable Integer seats,
      boolean suspended,
      String createdAt) {
    static WorkspaceView of(Workspace workspace) {
      return new WorkspaceView(
          workspace.id(),
          workspace.name(),
          workspace.plan(),
          number(workspace.rateLimit()),
          number(workspace.seats()),
          workspace.suspended(),
          AgencyTime.write(workspace.createdAt()));
    }

    private static @Nullable Integer number(OptionalInt number) {
      return number.isPresent() ? number.getAsInt() : null;
    }
  }

  /** A page of workspaces, for the document. */
  public record WorkspacePage(
      long count,
      @Schema(nullable = true) @Nullable String next,
      @Schema(nullable = true) @Nullable String previous,
      List<WorkspaceView> results) {}
}
