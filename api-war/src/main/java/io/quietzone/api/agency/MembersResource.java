package io.quietzone.api.agency;

import io.quietzone.accounts.Role;
import io.quietzone.api.Access;
import io.quietzone.api.CurrentCaller;
import io.quietzone.api.Fields;
import io.quietzone.api.PublicAddress;
import io.quietzone.members.Members;
import io.quietzone.members.Members.Person;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
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

/** {@code /api/v1/members/}: who works in the workspace. */
@Path("/v1/members")
@Singleton
@Access(Access.By.PERSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agency")
@SecurityRequirement(name = "bearer")
public class MembersResource {

  private final Members members;
  private final CurrentCaller caller;
  private final PublicAddress address;

  @Inject
  public MembersResource(Members members, CurrentCaller caller, PublicAddress address) {
    this.members = members;
    this.caller = caller;
    this.address = address;
  }

  @GET
  @Operation(
      operationId = "listMembers",
      summary = "Lists members, whoever joined first at the start")
  @APIResponse(
      responseCode = "200",
      description = "A page of them.",
      content = @Content(schema = @Schema(implementation = MemberPage.class)))
  public Envelope<MemberView> list(
      @QueryParam("page") @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
          @Nullable String page,
      @QueryParam("page_size")
          @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100"))
          @Nullable String pageSize) {
    PageRequest request = PageRequest.read(page, pageSize);
    String workspaceId = caller.get().workspaceId();
    return Envelope.of(
        request,
        address.base() + "/api/v1/members/",
        members.count(workspaceId),
        members.list(workspaceId, request.size(), request.first()).stream()
            .map(MembersResource::view)
            .toList());
  }

  @PATCH
  @Path("/{id}")
  @Access(value = Access.By.PERSON, role = Role.ADMIN)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "updateMember", summary = "Gives a member another role")
  @APIResponse(
      responseCode = "200",
      description = "The member as it is now.",
      content = @Content(schema = @Schema(implementation = MemberView.class)))
  public MemberView changeRole(
      @PathParam("id") String id,
      @RequestBody(content = @Content(schema = @Schema(implementation = UpdateMember.class)))
          Fields fields) {
    fields.requiredText("role");
    Role role = fields.choice("role", Role.class, Role.VIEWER);
    fields.check();
    return view(members.changeRole(AccountFields.person(caller), id, role));
  }

  @DELETE
  @Path("/{id}")
  @Operation(operationId = "removeMember", summary = "Ends a membership; everybody may end the own")
  @APIResponse(responseCode = "204", description = "It has ended, with the next request.")
  public void remove(@PathParam("id") String id) {
    members.remove(AccountFields.person(caller), id);
  }

  @POST
  @Path("/leave")
  @Operation(operationId = "leaveWorkspace", summary = "Ends the own membership")
  @APIResponse(responseCode = "204", description = "It has ended.")
  public void leave() {
    members.remove(AccountFields.person(caller), members.own(AccountFields.person(caller)).id());
  }

  private static MemberView view(Person person) {
    return new MemberView(
        person.member().id(),
        person.account().email().text(),
        person.account().name(),
        person.member().role().name().toLowerCase(Locale.ROOT),
        person.account().isVerified(),
        AgencyTime.write(person.member().createdAt()));
  }

  /** The new role. */
  public record UpdateMember(
      @Schema(
              required = true,
              enumeration = {"viewer", "editor", "admin", "owner"})
          String role) {}

  /** A member. */
  @JsonbPropertyOrder({"id", "email", "name", "role", "emailVerified", "createdAt"})
  public record MemberView(
      String id, String email, String name, String role, boolean emailVerified, String createdAt) {}

  /** A page of members, for the document. */
  public record MemberPage(
      long count,
      @Schema(nullable = true) @Nullable String next,
      @Schema(nullable = true) @Nullable String previous,
      List<MemberView> results) {}
}
