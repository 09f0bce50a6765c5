package io.quietzone.api.studio;

import io.quietzone.api.Access;
import io.quietzone.api.CurrentCaller;
import io.quietzone.api.Fields;
import io.quietzone.api.Idempotency;
import io.quietzone.api.Moment;
import io.quietzone.api.PublicAddress;
import io.quietzone.codes.Code;
import io.quietzone.codes.CodeChange;
import io.quietzone.codes.CodeFilter;
import io.quietzone.codes.CodePage;
import io.quietzone.codes.Codes;
import io.quietzone.codes.Destination;
import io.quietzone.codes.Details;
import io.quietzone.codes.Edit;
import io.quietzone.codes.Limits;
import io.quietzone.codes.NewCode;
import io.quietzone.codes.Route;
import io.quietzone.codes.RouteChange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonStructure;
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
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
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

/** {@code /api/v1/qrcodes}: dynamic codes, as the Studio reference names their parts. */
@Path("/v1/qrcodes")
@Singleton
@Access(Access.By.FULL_KEY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Studio")
@SecurityRequirement(name = "bearer")
@SecurityRequirement(name = "apiKey")
public class QrcodesResource {

  private static final int MAX_LABEL = 120;
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 100;

  private final Codes codes;
  private final CurrentCaller caller;
  private final PublicAddress address;
  private final Idempotency idempotency;

  @Inject
  public QrcodesResource(
      Codes codes, CurrentCaller caller, PublicAddress address, Idempotency idempotency) {
    this.codes = codes;
    this.caller = caller;
    this.address = address;
    this.idempotency = idempotency;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Parameter(ref = Idempotency.PARAMETER)
  @Operation(operationId = "createQrcode", summary = "Makes a dynamic code")
  @APIResponse(
      responseCode = "201",
      description = "The new code.",
      content = @Content(schema = @Schema(implementation = QrcodeAnswer.class)))
  public Response create(
      @RequestBody(content = @Content(schema = @Schema(implementation = CreateQrcode.class)))
          JsonStructure body) {
    Fields fields = new Fields(body);
    return idempotency.once(fields, () -> created(codes.create(caller.get(), newCode(fields))));
  }

  private NewCode newCode(Fields fields) {
    fields.requiredText("destination");
    Optional<Destination> destination = fields.parsed("destination", codes::destination);
    Optional<String> label = fields.text("label", MAX_LABEL);
    Edit<Instant> expiry = expiry(fields);
    fields.check();
    return new NewCode(
        Optional.empty(),
        new Route(destination.orElseThrow(), List.of()),
        details(label.filter(text -> !text.isEmpty()).map(Edit::put), Edit.keep(), expiry));
  }

  @GET
  @Operation(operationId = "listQrcodes", summary = "Lists dynamic codes, the newest first")
  @APIResponse(
      responseCode = "200",
      description = "Some of the codes.",
      content = @Content(schema = @Schema(implementation = QrcodeList.class)))
  public QrcodeList list(
      @QueryParam("limit")
          @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100"))
          @Nullable String limit,
      @QueryParam("offset") @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "0"))
          @Nullable String offset) {
    int most = WholeNumber.read("limit", limit, 1, MAX_LIMIT, DEFAULT_LIMIT);
    int passedOver = WholeNumber.read("offset", offset, 0, Integer.MAX_VALUE, 0);
    CodePage page = codes.list(caller.get().workspaceId(), CodeFilter.ALL, most, passedOver);
    boolean more = passedOver + (long) page.codes().size() < page.total();
    return new QrcodeList(
        page.codes().stream().map(this::view).toList(),
        new Pagination(page.total(), most, passedOver, more));
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "getQrcode", summary = "Reads one dynamic code")
  @APIResponse(
      responseCode = "200",
      description = "The code.",
      content = @Content(schema = @Schema(implementation = QrcodeAnswer.class)))
  public QrcodeAnswer get(@PathParam("id") String id) {
    return answer(codes.get(caller.get().workspaceId(), id));
  }

  @PATCH
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "updateQrcode",
      summary = "Changes a dynamic code; the printed one stays")
  @APIResponse(
      responseCode = "200",
      description = "The code as it is now.",
      content = @Content(schema = @Schema(implementation = QrcodeAnswer.class)))
  public QrcodeAnswer update(
      @PathParam("id") String id,
      @RequestBody(content = @Content(schema = @Schema(implementation = UpdateQrcode.class)))
          JsonStructure body) {
    Fields fields = new Fields(body);
    CodeChange change =
        new CodeChange(
            new RouteChange(fields.parsed("destination", codes::destination), Optional.empty()),
            details(
                fields
                    .text("label", MAX_LABEL)
                    .map(text -> text.isEmpty() ? Edit.clear() : Edit.put(text)),
                fields.bool("disabled").map(off -> Edit.put(!off)).orElseGet(Edit::keep),
                expiry(fields)));
    fields.check();
    return answer(codes.change(caller.get(), id, change));
  }

  @DELETE
  @Path("/{id}")
  @Operation(operationId = "deleteQrcode", summary = "Deletes a dynamic code")
  @APIResponse(responseCode = "204", description = "It is deleted.")
  public void delete(@PathParam("id") String id) {
    codes.delete(caller.get(), id);
  }

  private static Edit<Instant> expiry(Fields fields) {
    return fields
        .parsed("expires_at", Moment::parse)
        .map(Edit::put)
        .orElseGet(() -> fields.isNull("expires_at") ? Edit.clear() : Edit.keep());
  }

  private static Details details(
      Optional<Edit<String>> label, Edit<Boolean> active, Edit<Instant> expiry) {
    return new Details(
        label.orElseGet(Edit::keep),
        Edit.keep(),
        active,
        Edit.keep(),
        new Limits(Edit.keep(), expiry, Edit.keep(), Edit.keep()));
  }

  private Response created(Code code) {
    return Response.status(Response.Status.CREATED).entity(answer(code)).build();
  }

  private QrcodeAnswer answer(Code code) {
    return new QrcodeAnswer(view(code));
  }

  private Qrcode view(Code code) {
    return new Qrcode(
        code.shortId(),
        code.route().destination().url(),
        code.name().orElse(null),
        address.studioShortUrl(code.shortId()),
        code.scans(),
        !code.active(),
        code.expiresAt().map(StudioTime::write).orElse(null),
        StudioTime.write(code.createdAt()));
  }

  /** What a code is made of. */
  public record CreateQrcode(
      @Schema(required = true, maxLength = Destination.MAX_LENGTH) String destination,
      @Schema(maxLength = MAX_LABEL) @Nullable String label,
      @Schema(format = "date-time", nullable = true) @Nullable String expiresAt) {}

  /** What changes about a code. */
  public record UpdateQrcode(
      @Schema(maxLength = Destination.MAX_LENGTH) @Nullable String destination,
      @Schema(maxLength = MAX_LABEL) @Nullable String label,
      @Nullable Boolean disabled,
      @Schema(
              format = "date-time",
              nullable = true,
              description = "From when on it leads nowhere; null for never.")
          @Nullable String expiresAt) {}

  /** One code, wrapped. */
  public record QrcodeAnswer(Qrcode qrcode) {}

  /** A code as this dialect shows it; {@code id} is what its short link ends with. */
  @JsonbPropertyOrder({
    "id",
    "destination",
    "label",
    "shortUrl",
    "scans",
    "disabled",
    "expiresAt",
    "createdAt"
  })
  public record Qrcode(
      String id,
      String destination,
      @Schema(nullable = true) @Nullable String label,
      String shortUrl,
      long scans,
      boolean disabled,
      @Schema(nullable = true) @Nullable String expiresAt,
      String createdAt) {}

  /** Some of the codes, and where in the whole they stand. */
  @JsonbPropertyOrder({"qrcodes", "pagination"})
  public record QrcodeList(List<Qrcode> qrcodes, Pagination pagination) {}

  /** Where a part of a list stands in the whole. */
  @JsonbPropertyOrder({"total", "limit", "offset", "hasMore"})
  public record Pagination(long total, int limit, int offset, boolean hasMore) {}
}
