package io.quietzone.api.agency;

import io.quietzone.accounts.Role;
import io.quietzone.api.Access;
import io.quietzone.api.CurrentCaller;
import io.quietzone.api.PublicAddress;
import io.quietzone.audit.Audit;
import io.quietzone.audit.AuditEntry;
import io.quietzone.audit.AuditFilter;
import io.quietzone.audit.AuditPage;
import io.quietzone.problem.InvalidFields;
import io.quietzone.problem.InvalidFields.Constraint;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/audit/}: who did what in the workspace, for its owners. */
@Path("/v1/audit")
@Singleton
@Access(value = Access.By.PERSON, role = Role.OWNER)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agency")
@SecurityRequirement(name = "bearer")
public class AuditResource {

  private static final List<String> FILTERS = List.of("action", "subject", "actor", "from", "to");

  private final Audit audit;
  private final CurrentCaller caller;
  private final PublicAddress address;

  @Inject
  public AuditResource(Audit audit, CurrentCaller caller, PublicAddress address) {
    this.audit = audit;
    this.caller = caller;
    this.address = address;
  }

  @GET
  @Operation(operationId = "listAudit", summary = "Lists who did what, the latest first")
  @APIResponse(
      responseCode = "200",
      description = "A page of entries.",
      content = @Content(schema = @Schema(implementation = EntryPage.class)))
  public Envelope<Entry> list(
      @QueryParam("page") @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
          @Nullable String page,
      @QueryParam("page_size")
          @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100"))
          @Nullable String pageSize,
      @QueryParam("action")
          @Parameter(description = "Such as key.created, or key. for all that start so.")
          @Nullable String action,
      @QueryParam("subject") @Parameter(description = "The id of what it was done to.")
          @Nullable String subject,
      @QueryParam("actor") @Parameter(description = "The id of the account or the key.")
          @Nullable String actor,
      @QueryParam("from")
          @Parameter(schema = @Schema(type = SchemaType.STRING, format = "date-time"))
          @Nullable String from,
      @QueryParam("to") @Parameter(schema = @Schema(type = SchemaType.STRING, format = "date-time"))
          @Nullable String to,
      @Context UriInfo uri) {
    PageRequest request = PageRequest.read(page, pageSize);
    AuditFilter filter =
        new AuditFilter(
            Optional.ofNullable(action),
            Optional.ofNullable(subject),
            Optional.ofNullable(actor),
            moment("from", from),
            moment("to", to));
    AuditPage found =
        audit.list(caller.get().workspaceId(), filter, request.size(), request.first());
    return Envelope.of(
        request, list(uri), found.total(), found.entries().stream().map(Entry::of).toList());
  }

  /** The list with its filters, so that the next page has them too. */
  private String list(UriInfo uri) {
    UriBuilder list = UriBuilder.fromUri(address.base() + "/api/v1/audit/");
    for (String filter : FILTERS) {
      String value = uri.getQueryParameters().getFirst(filter);
      if (value != null) {
        list.queryParam(filter, "{" + filter + "}").resolveTemplate(filter, value);
      }
    }
    return list.build().toString();
  }

  private static Optional<Instant> moment(String name, @Nullable String text) {
    try {
      return Optional.ofNullable(text).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
    } catch (DateTimeParseException e) {
      throw new InvalidFields(
          Map.of(
              name,
              new Constraint(List.of("Send a moment in ISO 8601, such as 2026-03-01T00:00:00Z."))));
    }
  }

  /**
   * Something that was done.
   *
   * @param details what else there is to know, by name
   */
  @JsonbPropertyOrder({"id", "at", "actor", "action", "subject", "details"})
  public record Entry(
      String id,
      String at,
      ActorView actor,
      String action,
      String subject,
      Map<String, String> details) {
    static Entry of(AuditEntry entry) {
      return new Entry(
          entry.id(),
          AgencyTime.write(entry.at()),
          new ActorView(entry.actor().kind().name().toLowerCase(Locale.ROOT), entry.actor().id()),
          entry.action(),
          entry.subject(),
          entry.details());
    }
  }

  /**
   * Who did it.
   *
   * @param kind {@code person}, {@code key} or {@code operator}
   */
  @JsonbPropertyOrder({"kind", "id"})
  public record ActorView(String kind, @Schema(nullable = true) @Nullable String id) {}

  /** A page of entries, for the document. */
  public record EntryPage(
      long count,
      @Schema(nullable = true) @Nullable String next,
      @Schema(nullable = true) @Nullable String previous,
      List<Entry> results) {}
}
