package io.quietzone.api.agency;

import io.quietzone.api.PublicAddress;
import io.quietzone.codes.Code;
import io.quietzone.codes.CodePage;
import io.quietzone.codes.PlannedChange;
import io.quietzone.codes.Variant;
import io.quietzone.codes.Version;
import io.quietzone.codes.VersionPage;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Dynamic codes as the Agency dialect shows them. */
@Singleton
public class CodeViews {

  private final PublicAddress address;

  @Inject
  CodeViews(PublicAddress address) {
    this.address = address;
  }

  DynamicCode code(Code code) {
    return new DynamicCode(
        code.id(),
        code.shortId(),
        code.name().orElse(""),
        code.route().destination().url(),
        variants(code.route().variants()),
        code.active(),
        code.scans(),
        moment(code.lastScannedAt()),
        code.destinationChanges(),
        address.shortUrl(code.shortId()),
        AgencyTime.write(code.createdAt()),
        AgencyTime.write(code.updatedAt()),
        code.route().destination().display(),
        code.version(),
        code.tags(),
        moment(code.startsAt()),
        moment(code.expiresAt()),
        code.maxScans().orElse(null),
        code.locked(),
        code.archived());
  }

  CodeList list(CodePage page, CodeQuery query) {
    String list = query.address(address.base() + "/api/v1/dynamic/");
    return new CodeList(
        page.total(),
        query.page().next(list, page.total()).orElse(null),
        query.page().previous(list).orElse(null),
        page.codes().stream().map(this::code).toList());
  }

  VersionList versions(String shortId, VersionPage page, PageRequest request) {
    String list = address.base() + "/api/v1/dynamic/" + shortId + "/versions/";
    return new VersionList(
        page.total(),
        request.next(list, page.total()).orElse(null),
        request.previous(list).orElse(null),
        page.versions().stream().map(CodeViews::version).toList());
  }

  PlannedList planned(List<PlannedChange> changes) {
    return new PlannedList(
        changes.size(), null, null, changes.stream().map(CodeViews::planned).toList());
  }

  private static CodeVersion version(Version version) {
    return new CodeVersion(
        version.number(),
        version.route().destination().url(),
        version.route().destination().display(),
        variants(version.route().variants()),
        AgencyTime.write(version.since()));
  }

  static Planned planned(PlannedChange change) {
    return new Planned(
        change.id(),
        AgencyTime.write(change.at()),
        change.change().destination().map(destination -> destination.url()).orElse(null),
        change.change().variants().map(CodeViews::variants).orElse(null));
  }

  private static List<OneVariant> variants(List<Variant> variants) {
    return variants.stream()
        .map(one -> new OneVariant(one.label(), one.destination().url(), one.weight()))
        .toList();
  }

  private static @Nullable String moment(Optional<Instant> moment) {
    return moment.map(AgencyTime::write).orElse(null);
  }

  /** A code. */
  @JsonbPropertyOrder({
    "id",
    "shortId",
    "name",
    "destinationUrl",
    "variants",
    "isActive",
    "scanCount",
    "lastScannedAt",
    "destinationChangesCount",
    "publicUrl",
    "createdAt",
    "updatedAt",
    "destinationDisplay",
    "version",
    "tags",
    "startsAt",
    "expiresAt",
    "maxScans",
    "hasPassword",
    "archived"
  })
  public record DynamicCode(
      String id,
      String shortId,
      String name,
      String destinationUrl,
      List<OneVariant> variants,
      boolean isActive,
      long scanCount,
      @Schema(nullable = true) @Nullable String lastScannedAt,
      int destinationChangesCount,
      String publicUrl,
      String createdAt,
      String updatedAt,
      @Schema(description = "The destination with its host in its own script.")
          String destinationDisplay,
      @Schema(description = "The newest version of where it leads.") int version,
      List<String> tags,
      @Schema(nullable = true) @Nullable String startsAt,
      @Schema(nullable = true) @Nullable String expiresAt,
      @Schema(nullable = true) @Nullable Long maxScans,
      boolean hasPassword,
      boolean archived) {}

  /** One of several destinations. */
  @JsonbPropertyOrder({"label", "destinationUrl", "weight"})
  @Schema(name = "Variant")
  public record OneVariant(
      @Schema(required = true, minLength = 1, maxLength = Variant.MAX_LABEL) String label,
      @Schema(required = true, maxLength = 2000) String destinationUrl,
      @Schema(minimum = "1", maximum = "10000", defaultValue = "1") int weight) {}

  /** A page of codes. */
  @JsonbPropertyOrder({"count", "next", "previous", "results"})
  public record CodeList(
      long count,
      @Schema(nullable = true) @Nullable String next,
      @Schema(nullable = true) @Nullable String previous,
      List<DynamicCode> results) {}

  /** Where a code led from some moment on. */
  @JsonbPropertyOrder({"version", "destinationUrl", "destinationDisplay", "variants", "createdAt"})
  public record CodeVersion(
      int version,
      String destinationUrl,
      String destinationDisplay,
      List<OneVariant> variants,
      String createdAt) {}

  /** A page of versions. */
  @JsonbPropertyOrder({"count", "next", "previous", "results"})
  public record VersionList(
      long count,
      @Schema(nullable = true) @Nullable String next,
      @Schema(nullable = true) @Nullable String previous,
      List<CodeVersion> results) {}

  /** A change to come; what is null stays as it is. */
  @JsonbPropertyOrder({"id", "at", "destinationUrl", "variants"})
  public record Planned(
      String id,
      String at,
      @Schema(nullable = true) @Nullable String destinationUrl,
      @Schema(nullable = true) @Nullable List<OneVariant> variants) {}

  /** All changes to come, the earliest first. */
  @JsonbPropertyOrder({"count", "next", "previous", "results"})
  public record PlannedList(
      long count,
      @Schema(nullable = true) @Nullable String next,
      @Schema(nullable = true) @Nullable String previous,
      List<Planned> results) {}
}
