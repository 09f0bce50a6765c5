package io.quietzone.api.agency;

import io.quietzone.accounts.EmailAddress;
import io.quietzone.accounts.Role;
import io.quietzone.api.Access;
import io.quietzone.api.CurrentCaller;
import io.quietzone.api.Fields;
import io.quietzone.api.Idempotency;
import io.quietzone.api.PublicAddress;
import io.quietzone.members.Invitation;
import io.quietzone.members.Invitations;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
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
import java.util.List;
import java.util.Locale;
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

/** {@code /api/v1/invitations/}: who is asked to work in the workspace. */
@Path("/v1/invitations")
@Singleton
@Access(value = Access.By.PERSON, role = Role.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agency")
@SecurityRequirement(name = "bearer")
public class InvitationsResource {

  private final Invitations invitations;
  private final CurrentCaller caller;
  private final PublicAddress address;
  private final Idempotency idempotency;

  @Inject
  public InvitationsResource(
      Invitations invitations,
      CurrentCaller caller,
      PublicAddress address,
      Idempotency idempotency) {
    this.invitations = invitations;
    this.caller = caller;
    this.address = address;
    this.idempotency = idempotency;
  }

  @GET
  @Operation(operationId = "listInvitations", summary = "Lists open invitations, the newest first")
  @APIResponse(
      responseCode = "200",
      description = "A page of them.",
      content = @Content(schema = @Schema(implementation = InvitationPage.class)))
  public Envelope<InvitationView> list(
      @QueryParam("page") @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
          @Nullable String page,
      @QueryParam("page_size")
          @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100"))
          @Nullable String pageSize) {
    PageRequest request = PageRequest.read(page, pageSize);
    List<Invitation> open = invitations.list(caller.get().workspaceId());
    return Envelope.of(
        request,
        address.base() + "/api/v1/invitations/",
        open.size(),
        open.stream()
            .skip(request.first())
            .limit(request.size())
            .map(InvitationsResource::view)
            .toList());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Parameter(ref = Idempotency.PARAMETER)
  @Operation(operationId = "invite", summary = "Invites somebody by mail; it takes a seat")
  @APIResponse(
      responseCode = "201",
      description = "The invitation; what accepts it is in the letter only.",
      content = @Content(schema = @Schema(implementation = InvitationView.class)))
  public Response invite(
      @RequestBody(content = @Content(schema = @Schema(implementation = InvitationRequest.class)))
          Fields fields) {
    Optional<EmailAddress> email = AccountFields.email(fields);
    Role role = fields.choice("role", Role.class, Role.VIEWER);
    fields.check();
    return idempotency.once(
        fields,
        () ->
            Response.status(Response.Status.CREATED)
                .entity(
                    view(
                        invitations.invite(
                            AccountFields.person(caller), email.orElseThrow(), role)))
                .build());
  }

  @DELETE
  @Path("/{id}")
  @Operation(operationId = "revokeInvitation", summary = "Takes an invitation back")
  @APIResponse(responseCode = "204", description = "Its letter is good for nothing.")
  public void revoke(@PathParam("id") String id) {
    invitations.revoke(AccountFields.person(caller), id);
  }

  private static InvitationView view(Invitation invitation) {
    return new InvitationView(
        invitation.id(),
        invitation.email().text(),
        invitation.role().name().toLowerCase(Locale.ROOT),
        AgencyTime.write(invitation.createdAt()),
        AgencyTime.write(invitation.expiresAt()));
  }

  /** Who is invited, and as what. */
  public record InvitationRequest(
      @Schema(required = true, maxLength = EmailAddress.MAX_LENGTH) String email,
      @Schema(
              defaultValue = "viewer",
              enumeration = {"viewer", "editor", "admin", "owner"})
          @Nullable String role) {}

  /** An invitation. */
  @JsonbPropertyOrder({"id", "email", "role", "createdAt", "expiresAt"})
  public record InvitationView(
      String id, String email, String role, String createdAt, String expiresAt) {}

  /** A page of invitations, for the document. */
  public record InvitationPage(
      long count,
      @Schema(nullable = true) @Nullable String next,
      @Schema(nullable = true) @Nullable String previous,
      List<InvitationView> results) {}
}
