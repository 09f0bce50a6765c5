package io.quietzone.api.agency;

import io.quietzone.accounts.Caller;
import io.quietzone.accounts.Role;
import io.quietzone.accounts.Workspace;
import io.quietzone.accounts.Workspaces;
import io.quietzone.api.Access;
import io.quietzone.api.CurrentCaller;
import io.quietzone.api.Fields;
import io.quietzone.api.Idempotency;
import io.quietzone.signatures.Signatures;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/workspace/}: the caller's workspace and its settings. */
@Path("/v1/workspace")
@Singleton
@Access(Access.By.FULL_KEY_OR_PERSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agency")
@SecurityRequirement(name = "apiKey")
@SecurityRequirement(name = "bearer")
public class WorkspaceResource {

  private final Workspaces workspaces;
  private final Signatures signatures;
  private final CurrentCaller caller;
  private final Idempotency idempotency;

  @Inject
  public WorkspaceResource(
      Workspaces workspaces, Signatures signatures, CurrentCaller caller, Idempotency idempotency) {
    this.workspaces = workspaces;
    this.signatures = signatures;
    this.caller = caller;
    this.idempotency = idempotency;
  }

  @GET
  @Operation(operationId = "workspace", summary = "The workspace and its settings")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = WorkspaceAnswer.class)))
  public WorkspaceAnswer get() {
    return WorkspaceAnswer.of(workspaces.get(caller.get().workspaceId()));
  }

  @PATCH
  @Consumes(MediaType.APPLICATION_JSON)
  @Access(value = Access.By.FULL_KEY_OR_PERSON, role = Role.ADMIN)
  @Operation(operationId = "changeWorkspace", summary = "Changes settings of the workspace")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = WorkspaceAnswer.class)))
  public WorkspaceAnswer change(
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = WorkspaceChange.class)))
          Fields fields) {
    Optional<Boolean> signedImages = fields.bool("signed_images");
    fields.check();
    Caller who = caller.get();
    return WorkspaceAnswer.of(
        signedImages.isPresent()
            ? signatures.allow(who, signedImages.get())
            : workspaces.get(who.workspaceId()));
  }

  @POST
  @Path("signed-images/rotate")
  @Access(value = Access.By.FULL_KEY_OR_PERSON, role = Role.ADMIN)
  @Operation(
      operationId = "rotateSignedImages",
      summary = "Makes void every signed address of a picture so far")
  @Parameter(ref = Idempotency.PARAMETER)
  @APIResponse(responseCode = "204", description = "None of them shows its picture any more.")
  public Response rotate() {
    Caller who = caller.get();
    return idempotency.once(
        () -> {
          signatures.rotate(who);
          return Response.noContent().build();
        });
  }

  /** What may be changed: a document of it, which nothing reads. */
  @Schema(name = "WorkspaceChange")
  record WorkspaceChange(
      @Schema(description = "Whether signed addresses show pictures.") boolean signedImages) {}

  /**
   * The answer.
   *
   * @param signedImages whether signed addresses show pictures
   */
  @Schema(name = "Workspace")
  @JsonbPropertyOrder({"id", "name", "plan", "signedImages"})
  public record WorkspaceAnswer(String id, String name, String plan, boolean signedImages) {
    static WorkspaceAnswer of(Workspace workspace) {
      return new WorkspaceAnswer(
          workspace.id(), workspace.name(), workspace.plan(), workspace.allowsSignedImages());
    }
  }
}
