package io.quietzone.api.agency;

import io.quietzone.accounts.Account;
import io.quietzone.api.Access;
import io.quietzone.api.CurrentCaller;
import io.quietzone.api.Fields;
import io.quietzone.api.Public;
import io.quietzone.problem.Problem;
import io.quietzone.signin.SignUps;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/auth/verify/}: shows that the mail to an address is read. */
@Path("/auth/verify")
@Singleton
@Public
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agency")
public class VerifyResource {

  private static final String TITLE = "Confirm your address";

  private final SignUps signUps;
  private final CurrentCaller caller;

  @Inject
  public VerifyResource(SignUps signUps, CurrentCaller caller) {
    this.signUps = signUps;
    this.caller = caller;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "verifyEmail", summary = "Shows, by the letter, that its mail is read")
  @APIResponse(
      responseCode = "200",
      description = "The address is verified.",
      content = @Content(schema = @Schema(implementation = Verified.class)))
  public Verified verify(
      @RequestBody(content = @Content(schema = @Schema(implementation = VerifyRequest.class)))
          Fields fields) {
    String token = AccountFields.token(fields, "token");
    fields.check();
    Account account = signUps.verify(token);
    return new Verified(account.email().text(), account.isVerified());
  }

  @POST
  @Path("/resend")
  @Access(value = Access.By.PERSON, evenSuspended = true)
  @Operation(operationId = "resendVerification", summary = "Sends the letter again")
  @APIResponse(responseCode = "202", description = "It is on its way, unless it is not needed.")
  @SecurityRequirement(name = "bearer")
  public Response sendAgain() {
    signUps.sendAgain(AccountFields.person(caller).accountId());
    return Response.accepted().build();
  }

  /** Where the letter's link leads; a program that looks at links in letters changes nothing. */
  @GET
  @Produces(MediaType.TEXT_HTML)
  @Operation(hidden = true)
  public Response page(@QueryParam("token") @Nullable String token) {
    return AccountPage.titled(TITLE)
        .sendingTo("/api/auth/verify/", "This is my address")
        .hidden("token", token == null ? "" : token)
        .answer(Response.Status.OK);
  }

  /** What the page sends. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Produces(MediaType.TEXT_HTML)
  @Operation(hidden = true)
  public Response verifyByPage(Fields fields) {
    try {
      return AccountPage.titled(TITLE)
          .saying(verify(fields).email() + " is confirmed. Thank you.")
          .answer(Response.Status.OK);
    } catch (Problem e) {
      return AccountPage.titled(TITLE)
          .saying(String.valueOf(e.getMessage()))
          .answer(Response.Status.BAD_REQUEST);
    }
  }

  /** What the letter said. */
  public record VerifyRequest(@Schema(required = true) String token) {}

  /** An address, and whether its mail is read. */
  @JsonbPropertyOrder({"email", "emailVerified"})
  public record Verified(String email, boolean emailVerified) {}
}
