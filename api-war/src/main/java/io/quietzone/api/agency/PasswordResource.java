package io.quietzone.api.agency;

import io.quietzone.accounts.EmailAddress;
import io.quietzone.api.Access;
import io.quietzone.api.ClientAddress;
import io.quietzone.api.Credentials;
import io.quietzone.api.CurrentCaller;
import io.quietzone.api.Fields;
import io.quietzone.api.Public;
import io.quietzone.passwords.Password;
import io.quietzone.problem.Problem;
import io.quietzone.signin.PasswordChanges;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/auth/password/…}: another password, for who knows the old one and who does not. */
@Path("/auth/password")
@Singleton
@Public
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agency")
public class PasswordResource {

  private static final String DONE = "The password is changed. Sign in with it.";

  private final PasswordChanges changes;
  private final CurrentCaller caller;
  private final ClientAddress client;
  private final HttpServletRequest servletRequest;

  @Inject
  public PasswordResource(
      PasswordChanges changes,
      CurrentCaller caller,
      ClientAddress client,
      HttpServletRequest servletRequest) {
    this.changes = changes;
    this.caller = caller;
    this.client = client;
    this.servletRequest = servletRequest;
  }

  @POST
  @Path("/change")
  @Access(value = Access.By.PERSON, evenSuspended = true)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "changePassword",
      summary = "Changes the own password; all other sign-ins end")
  @APIResponse(responseCode = "204", description = "It is changed.")
  @SecurityRequirement(name = "bearer")
  public void change(
      @RequestBody(content = @Content(schema = @Schema(implementation = ChangePassword.class)))
          Fields fields,
      @Context HttpHeaders headers) {
    String old = AccountFields.password(fields, "old_password");
    Optional<Password> chosen = AccountFields.newPassword(fields, "new_password");
    fields.check();
    changes.change(
        AccountFields.person(caller).accountId(),
        old,
        chosen.orElseThrow(),
        Credentials.token(headers.getHeaderString(HttpHeaders.AUTHORIZATION)).orElseThrow());
  }

  @POST
  @Path("/reset")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "askForPassword", summary = "Sends a letter by which to choose another")
  @APIResponse(
      responseCode = "202",
      description = "If the address has an account, a letter is on its way.")
  public Response ask(
      @RequestBody(content = @Content(schema = @Schema(implementation = AskForPassword.class)))
          Fields fields) {
    Optional<EmailAddress> email = AccountFields.email(fields);
    fields.check();
    changes.ask(email.orElseThrow(), client.of(servletRequest));
    return Response.accepted().build();
  }

  @POST
  @Path("/reset/confirm")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "resetPassword", summary = "Chooses another password, by the letter")
  @APIResponse(responseCode = "204", description = "It is changed; all sign-ins have ended.")
  public void reset(
      @RequestBody(content = @Content(schema = @Schema(implementation = ResetPassword.class)))
          Fields fields) {
    String token = AccountFields.token(fields, "token");
    Optional<Password> chosen = AccountFields.newPassword(fields, "password");
    fields.check();
    changes.reset(token, chosen.orElseThrow());
  }

  /** Where the letter's link leads. */
  @GET
  @Path("/reset")
  @Produces(MediaType.TEXT_HTML)
  @Operation(hidden = true)
  public Response page(@QueryParam("token") @Nullable String token) {
    return form(token == null ? "" : token).answer(Response.Status.OK);
  }

  /** What the page sends. */
  @POST
  @Path("/reset/confirm")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Produces(MediaType.TEXT_HTML)
  @Operation(hidden = true)
  public Response resetByPage(Fields fields) {
    try {
      reset(fields);
      return AccountPage.titled("Choose another password").saying(DONE).answer(Response.Status.OK);
    } catch (Problem e) {
      return form(fields.text("token").orElse(""))
          .saying(String.valueOf(e.getMessage()))
          .answer(Response.Status.BAD_REQUEST);
    }
  }

  private static AccountPage form(String token) {
    return AccountPage.titled("Choose another password")
        .sendingTo("/api/auth/password/reset/confirm/", "Choose it")
        .hidden("token", token)
        .password("password", "The new password", "new-password");
  }

  /** The old password and the new one. */
  public record ChangePassword(
      @Schema(required = true) String oldPassword,
      @Schema(required = true, minLength = Password.MIN_LENGTH) String newPassword) {}

  /** Whose password it is. */
  public record AskForPassword(@Schema(required = true) String email) {}

  /** What the letter said, and the new password. */
  public record ResetPassword(
      @Schema(required = true) String token,
      @Schema(required = true, minLength = Password.MIN_LENGTH) String password) {}
}
