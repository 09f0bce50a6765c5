package io.quietzone.api.agency;

import io.quietzone.api.ClientAddress;
import io.quietzone.api.Fields;
import io.quietzone.api.Public;
import io.quietzone.members.Guests;
import io.quietzone.problem.Problem;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/auth/invitations/accept/}: joins the workspace that a letter invites to. */
@Path("/auth/invitations/accept")
@Singleton
@Public
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agency")
public class AcceptResource {

  private static final String TITLE = "Join the workspace";

  private final Guests guests;
  private final ClientAddress client;
  private final HttpServletRequest servletRequest;

  @Inject
  public AcceptResource(Guests guests, ClientAddress client, HttpServletRequest servletRequest) {
    this.guests = guests;
    this.client = client;
    this.servletRequest = servletRequest;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "acceptInvitation",
      summary = "Joins, with the password of the account or of a new one")
  @APIResponse(responseCode = "204", description = "Joined. Sign in next.")
  public void accept(
      @RequestBody(content = @Content(schema = @Schema(implementation = AcceptRequest.class)))
          Fields fields) {
    String token = AccountFields.token(fields, "token");
    String password = AccountFields.password(fields, "password");
    Optional<String> name = AccountFields.name(fields, "name");
    fields.check();
    guests.accept(token, password, name, client.of(servletRequest));
  }

  /** Where the letter's link leads. */
  @GET
  @Produces(MediaType.TEXT_HTML)
  @Operation(hidden = true)
  public Response page(@QueryParam("token") @Nullable String token) {
    return form(token == null ? "" : token, "").answer(Response.Status.OK);
  }

  /** What the page sends. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Produces(MediaType.TEXT_HTML)
  @Operation(hidden = true)
  public Response acceptByPage(Fields fields) {
    try {
      accept(fields);
      return AccountPage.titled(TITLE)
          .saying("You are a member now. Sign in.")
          .answer(Response.Status.OK);
    } catch (Problem e) {
      return form(fields.text("token").orElse(""), fields.text("name").orElse(""))
          .saying(String.valueOf(e.getMessage()))
          .answer(Response.Status.BAD_REQUEST);
    }
  }

  private static AccountPage form(String token, String name) {
    return AccountPage.titled(TITLE)
        .sendingTo("/api/auth/invitations/accept/", "Join")
        .hidden("token", token)
        .text("name", "Your name", name)
        .password(
            "password", "Your password, or a new one if you have none here", "current-password");
  }

  /** What the letter said; the name is for a new account. */
  public record AcceptRequest(
      @Schema(required = true) String token,
      @Schema(required = true) String password,
      @Schema(maxLength = AccountFields.MAX_NAME) @Nullable String name) {}
}
