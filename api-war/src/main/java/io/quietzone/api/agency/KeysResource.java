package io.quietzone.api.agency;

import io.quietzone.accounts.Caller;
import io.quietzone.accounts.Role;
import io.quietzone.api.Access;
import io.quietzone.api.CurrentCaller;
import io.quietzone.api.Fields;
import io.quietzone.api.Idempotency;
import io.quietzone.api.PublicAddress;
import io.quietzone.keys.Keys;
import io.quietzone.keys.MadeKey;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
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
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
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

/** {@code /api/v1/keys/}: the workspace's API keys. Keys cannot make keys: people do. */
@Path("/v1/keys")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@Access(value = Access.By.PERSON, role = Role.ADMIN)
@Tag(name = "Agency")
@SecurityRequirement(name = "bearer")
public class KeysResource {

  private final Keys keys;
  private final KeyViews views;
  private final CurrentCaller caller;
  private final PublicAddress address;
  private final Idempotency idempotency;
  private final Clock clock;

  @Inject
  public KeysResource(
      Keys keys,
      KeyViews views,
      CurrentCaller caller,
      PublicAddress address,
      Idempotency idempotency,
      Clock clock) {
    this.keys = keys;
    this.views = views;
    this.caller = caller;
    this.address = address;
    this.idempotency = idempotency;
    this.clock = clock;
  }

  @GET
  @Access(Access.By.FULL_KEY_OR_PERSON)
  @Operation(operationId = "listKeys", summary = "Lists API keys, the newest first")
  @APIResponse(
      responseCode = "200",
      description = "A page of them, under 'results' and under 'keys'.",
      content = @Content(schema = @Schema(implementation = KeyViews.KeyList.class)))
  public KeyViews.KeyList list(
      @QueryParam("page") @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
          @Nullable String page,
      @QueryParam("page_size")
          @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100"))
          @Nullable String pageSize) {
    PageRequest request = PageRequest.read(page, pageSize);
    Caller who = caller.get();
    return views.list(
        keys.list(who.workspaceId(), request.first(), request.size()),
        request,
        address.base() + "/api/v1/keys/",
        who);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Parameter(ref = Idempotency.PARAMETER)
  @Operation(operationId = "createKey", summary = "Makes an API key, whose secret is shown once")
  @APIResponse(
      responseCode = "201",
      description = "The key, and its secret.",
      content = @Content(schema = @Schema(implementation = KeyViews.Made.class)))
  public Response create(
      @RequestBody(content = @Content(schema = @Schema(implementation = KeyRequest.Create.class)))
          Fields fields) {
    Caller who = caller.get();
    return idempotency.once(
        fields, () -> made(keys.create(who, KeyRequest.read(fields, clock.instant())), who));
  }

  @DELETE
  @Path("/{id}")
  @Operation(operationId = "revokeKey", summary = "Revokes a key, for good and at once")
  @APIResponse(responseCode = "204", description = "The next request with it is refused.")
  public void revoke(@PathParam("id") String id) {
    keys.revoke(caller.get(), id);
  }

  @POST
  @Path("/{id}/rotate")
  @Parameter(ref = Idempotency.PARAMETER)
  @Operation(operationId = "rotateKey", summary = "Gives a key a new secret, shown once")
  @APIResponse(
      responseCode = "201",
      description = "The key, and its new secret.",
      content = @Content(schema = @Schema(implementation = KeyViews.Made.class)))
  public Response rotate(
      @PathParam("id") String id,
      @RequestBody(content = @Content(schema = @Schema(implementation = KeyRequest.Rotate.class)))
          InputStream body)
      throws IOException {
    Fields fields = Fields.ofOptional(body);
    Duration overlap = KeyRequest.overlap(fields);
    Caller who = caller.get();
    return idempotency.once(fields, () -> made(keys.rotate(who, id, overlap), who));
  }

  private Response made(MadeKey key, Caller who) {
    return Response.status(Response.Status.CREATED).entity(views.made(key, who)).build();
  }
}
