package io.quietzone.api.agency;

import io.quietzone.accounts.Caller;
import io.quietzone.api.Access;
import io.quietzone.api.CurrentCaller;
import io.quietzone.api.Fields;
import io.quietzone.signin.SecondFactors;
import io.quietzone.signin.SecondFactors.Setup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/auth/totp/…}: the own second factor. */
@Path("/auth/totp")
@Singleton
@Access(value = Access.By.PERSON, evenSuspended = true)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agency")
@SecurityRequirement(name = "bearer")
public class TotpResource {

  private final SecondFactors factors;
  private final CurrentCaller caller;

  @Inject
  public TotpResource(SecondFactors factors, CurrentCaller caller) {
    this.factors = factors;
    this.caller = caller;
  }

  @POST
  @Path("/setup")
  @Operation(
      operationId = "setUpTotp",
      summary = "Draws a secret for an app; it counts once confirmed")
  @APIResponse(
      responseCode = "200",
      description = "The secret, to be typed, and as a URI to be scanned.",
      content = @Content(schema = @Schema(implementation = TotpSetup.class)))
  public TotpSetup setUp() {
    Setup setup = factors.setUp(AccountFields.person(caller).accountId());
    return new TotpSetup(setup.secret(), setup.uri());
  }

  @POST
  @Path("/confirm")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "confirmTotp", summary = "Asks for the second factor from now on")
  @APIResponse(
      responseCode = "200",
      description = "Codes for when the app is lost, shown once.",
      content = @Content(schema = @Schema(implementation = TotpCodes.class)))
  public TotpCodes confirm(
      @RequestBody(content = @Content(schema = @Schema(implementation = TotpCode.class)))
          Fields fields) {
    return new TotpCodes(withCode(fields, factors::confirm));
  }

  @POST
  @Path("/recovery-codes")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "replaceRecoveryCodes", summary = "Draws new recovery codes")
  @APIResponse(
      responseCode = "200",
      description = "The new codes, shown once; the old ones are good no more.",
      content = @Content(schema = @Schema(implementation = TotpCodes.class)))
  public TotpCodes replaceRecoveryCodes(
      @RequestBody(content = @Content(schema = @Schema(implementation = TotpCode.class)))
          Fields fields) {
    return new TotpCodes(withCode(fields, factors::replaceRecoveryCodes));
  }

  @POST
  @Path("/disable")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "disableTotp", summary = "Does without the second factor from now on")
  @APIResponse(responseCode = "204", description = "The password is enough again.")
  public void disable(
      @RequestBody(content = @Content(schema = @Schema(implementation = TotpCode.class)))
          Fields fields) {
    String otp = otp(fields);
    factors.disable(AccountFields.person(caller).accountId(), otp);
  }

  private List<String> withCode(Fields fields, BiFunction<String, String, List<String>> act) {
    Caller.Member person = AccountFields.person(caller);
    return act.apply(person.accountId(), otp(fields));
  }

  private static String otp(Fields fields) {
    fields.requiredText("otp");
    String otp = fields.text("otp", AccountFields.MAX_OTP).orElse("");
    fields.check();
    return otp;
  }

  /** What an app is told. */
  @JsonbPropertyOrder({"secret", "otpauthUrl"})
  public record TotpSetup(String secret, String otpauthUrl) {}

  /** What the app shows now, or a recovery code. */
  public record TotpCode(@Schema(required = true) String otp) {}

  /** Each is good once. */
  public record TotpCodes(List<String> recoveryCodes) {}
}
