package io.quietzone.api.agency;

import io.quietzone.api.Access;
import io.quietzone.api.CurrentCaller;
import io.quietzone.api.Fields;
import io.quietzone.members.Profile;
import io.quietzone.members.Profiles;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/auth/me/}: whoever signed in. */
@Path("/auth/me")
@Singleton
@Access(value = Access.By.PERSON, evenSuspended = true)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agency")
@SecurityRequirement(name = "bearer")
public class MeResource {

  private final Profiles profiles;
  private final CurrentCaller caller;

  @Inject
  public MeResource(Profiles profiles, CurrentCaller caller) {
    this.profiles = profiles;
    this.caller = caller;
  }

  @GET
  @Operation(operationId = "getMe", summary = "Who signed in, and to which workspace")
  @APIResponse(
      responseCode = "200",
      description = "The account.",
      content = @Content(schema = @Schema(implementation = Me.class)))
  public Me get() {
    return me(profiles.of(AccountFields.person(caller)));
  }

  @PATCH
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "updateMe", summary = "Changes the own name")
  @APIResponse(
      responseCode = "200",
      description = "The account as it is now.",
      content = @Content(schema = @Schema(implementation = Me.class)))
  public Me update(
      @RequestBody(content = @Content(schema = @Schema(implementation = UpdateMe.class)))
          Fields fields) {
    Optional<String> name = AccountFields.name(fields, "name");
    fields.check();
    return me(profiles.rename(AccountFields.person(caller), name));
  }

  private static Me me(Profile profile) {
    return new Me(
        profile.account().id(),
        profile.account().email().text(),
        profile.account().name(),
        profile.account().isVerified(),
        profile.secondFactor(),
        place(profile.current()),
        profile.places().stream().map(MeResource::place).toList());
  }

  private static Place place(Profile.Place place) {
    return new Place(
        place.workspace().id(),
        place.workspace().name(),
        place.workspace().plan(),
        place.role().name().toLowerCase(Locale.ROOT));
  }

  /** What changes. */
  public record UpdateMe(@Schema(maxLength = AccountFields.MAX_NAME) @Nullable String name) {}

  /** An account; {@code workspace} is the one of this sign-in. */
  @JsonbPropertyOrder({
    "id",
    "email",
    "name",
    "emailVerified",
    "twoFactor",
    "workspace",
    "workspaces"
  })
  public record Me(
      String id,
      String email,
      String name,
      boolean emailVerified,
      boolean twoFactor,
      Place workspace,
      List<Place> workspaces) {}

  /** A workspace, and what the account is in it. */
  @JsonbPropertyOrder({"id", "name", "plan", "role"})
  public record Place(String id, String name, String plan, String role) {}
}
