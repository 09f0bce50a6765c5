package io.quietzone.api.agency;

import io.quietzone.accounts.EmailAddress;
import io.quietzone.api.Access;
import io.quietzone.api.ClientAddress;
import io.quietzone.api.CurrentCaller;
import io.quietzone.api.Fields;
import io.quietzone.api.Public;
import io.quietzone.passwords.Password;
import io.quietzone.sessions.Sessions;
import io.quietzone.signin.SignIns;
import io.quietzone.signin.SignIns.SignIn;
import io.quietzone.signin.SignUps;
import io.quietzone.signin.SignUps.SignUp;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
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

/** {@code /api/auth/…}: signing up, in, on and out. */
@Path("/auth")
@Singleton
@Public
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Agency")
public class AuthResource {

  private final SignUps signUps;
  private final SignIns signIns;
  private final Sessions sessions;
  private final CurrentCaller caller;
  private final ClientAddress client;
  private final HttpServletRequest request;

  @Inject
  public AuthResource(
      SignUps signUps,
      SignIns signIns,
      Sessions sessions,
      CurrentCaller caller,
      ClientAddress client,
      HttpServletRequest request) {
    this.signUps = signUps;
    this.signIns = signIns;
    this.sessions = sessions;
    this.caller = caller;
    this.client = client;
    this.request = request;
  }

  @POST
  @Path("/signup")
  @Operation(operationId = "signUp", summary = "Makes an account and a workspace that it owns")
  @APIResponse(
      responseCode = "201",
      description = "Sign in next. An address that has an account already is answered alike.",
      content = @Content(schema = @Schema(implementation = SignedUp.class)))
  public Response signUp(
      @RequestBody(content = @Content(schema = @Schema(implementation = SignUpRequest.class)))
          Fields fields) {
    Optional<EmailAddress> email = AccountFields.email(fields);
    Optional<Password> password = AccountFields.newPassword(fields, "password");
    String name = AccountFields.requiredName(fields, "name");
    String workspace = AccountFields.requiredName(fields, "workspace");
    fields.check();
    signUps.signUp(
        new SignUp(email.orElseThrow(), password.orElseThrow(), name, workspace),
        client.of(request));
    return Response.status(Response.Status.CREATED)
        .entity(
            new SignedUp(
                new SignedUpUser(email.get().text(), name), new SignedUpWorkspace(workspace)))
        .build();
  }

  @POST
  @Path("/login")
  @Operation(operationId = "signIn", summary = "Signs in: an access token and a refresh token")
  @APIResponse(
      responseCode = "200",
      description = "The tokens.",
      content = @Content(schema = @Schema(implementation = TokenAnswer.class)))
  @APIResponse(responseCode = "401", description = "Address, password or one-time code are wrong.")
  @APIResponse(responseCode = "429", description = "Too many were wrong; Retry-After says when.")
  public Response signIn(
      @RequestBody(content = @Content(schema = @Schema(implementation = SignInRequest.class)))
          Fields fields) {
    Optional<EmailAddress> email = AccountFields.email(fields);
    String password = AccountFields.password(fields, "password");
    Optional<String> otp = fields.text("otp", AccountFields.MAX_OTP);
    Optional<String> workspace = fields.text("workspace", AccountFields.MAX_NAME);
    fields.check();
    return TokenAnswer.of(
        signIns.signIn(
            new SignIn(email.orElseThrow(), password, otp, workspace), client.of(request)));
  }

  @POST
  @Path("/token/refresh")
  @Operation(operationId = "refreshToken", summary = "Exchanges a refresh token for the next pair")
  @APIResponse(
      responseCode = "200",
      description = "The tokens; the old refresh token is good no more.",
      content = @Content(schema = @Schema(implementation = TokenAnswer.class)))
  public Response refresh(
      @RequestBody(content = @Content(schema = @Schema(implementation = RefreshRequest.class)))
          Fields fields) {
    String refresh = AccountFields.token(fields, "refresh");
    fields.check();
    return TokenAnswer.of(sessions.refresh(refresh));
  }

  @POST
  @Path("/switch")
  @Access(value = Access.By.PERSON, evenSuspended = true)
  @Operation(operationId = "switchWorkspace", summary = "Goes on in another workspace")
  @APIResponse(
      responseCode = "200",
      description = "The tokens for it.",
      content = @Content(schema = @Schema(implementation = TokenAnswer.class)))
  @SecurityRequirement(name = "bearer")
  public Response switchWorkspace(
      @RequestBody(content = @Content(schema = @Schema(implementation = SwitchRequest.class)))
          Fields fields) {
    String refresh = AccountFields.token(fields, "refresh");
    String workspace = AccountFields.token(fields, "workspace");
    fields.check();
    return TokenAnswer.of(
        sessions.moveTo(workspace, AccountFields.person(caller).accountId(), refresh));
  }

  @POST
  @Path("/logout")
  @Operation(operationId = "signOut", summary = "Signs out: no token of this sign-in is good more")
  @APIResponse(responseCode = "204", description = "Signed out.")
  public void signOut(
      @RequestBody(content = @Content(schema = @Schema(implementation = RefreshRequest.class)))
          Fields fields) {
    String refresh = AccountFields.token(fields, "refresh");
    fields.check();
    sessions.close(refresh);
  }

  /** Who signs up. */
  public record SignUpRequest(
      @Schema(required = true, maxLength = EmailAddress.MAX_LENGTH) String email,
      @Schema(required = true, minLength = Password.MIN_LENGTH) String password,
      @Schema(required = true, maxLength = AccountFields.MAX_NAME) String name,
      @Schema(required = true, maxLength = AccountFields.MAX_NAME) String workspace) {}

  /** Who signs in; {@code workspace} is an id, and may be left out. */
  public record SignInRequest(
      @Schema(required = true) String email,
      @Schema(required = true) String password,
      @Nullable String otp,
      @Nullable String workspace) {}

  /** A refresh token. */
  public record RefreshRequest(@Schema(required = true) String refresh) {}

  /** The id of a workspace to go on in. */
  public record SwitchRequest(
      @Schema(required = true) String refresh, @Schema(required = true) String workspace) {}

  /** The answer to whoever signs up. */
  @JsonbPropertyOrder({"user", "workspace"})
  public record SignedUp(SignedUpUser user, SignedUpWorkspace workspace) {}

  /** Who signed up. */
  @JsonbPropertyOrder({"email", "name"})
  public record SignedUpUser(String email, String name) {}

  /** What was asked for. */
  public record SignedUpWorkspace(String name) {}
}
