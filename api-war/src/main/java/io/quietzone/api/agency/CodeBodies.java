package io.quietzone.api.agency;

import io.quietzone.codes.Destination;
import io.quietzone.codes.Details;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies that are sent about dynamic codes: documents, which nothing reads. */
final class CodeBodies {

  private CodeBodies() {}

  /** The body that makes a code. */
  @Schema(name = "CreateDynamic")
  record Create(
      @Schema(required = true, maxLength = Details.MAX_NAME) String name,
      @Schema(
              required = true,
              maxLength = Destination.MAX_LENGTH,
              description = "An http or https URL.")
          String destinationUrl,
      @Schema(
              description = "Chosen instead of drawn: a to z, 0 to 9 and hyphens.",
              minLength = 3,
              maxLength = 32,
              nullable = true)
          @Nullable String shortId,
      @Schema(maxItems = 20, nullable = true) @Nullable List<CodeViews.OneVariant> variants,
      @Schema(defaultValue = "true", nullable = true) @Nullable Boolean isActive,
      @Schema(maxItems = Details.MAX_TAGS, nullable = true) @Nullable List<String> tags,
      @Schema(format = "date-time", nullable = true) @Nullable String startsAt,
      @Schema(format = "date-time", nullable = true) @Nullable String expiresAt,
      @Schema(minimum = "1", nullable = true) @Nullable Long maxScans,
      @Schema(minLength = 8, nullable = true) @Nullable String password,
      @Schema(defaultValue = "false", nullable = true) @Nullable Boolean archived) {}

  /** The body that changes a code: what is left out stays as it is. */
  @Schema(name = "UpdateDynamic")
  record Change(
      @Schema(maxLength = Details.MAX_NAME) @Nullable String name,
      @Schema(maxLength = Destination.MAX_LENGTH) @Nullable String destinationUrl,
      @Schema(
              maxItems = 20,
              nullable = true,
              description = "All of them anew; null or an empty list takes them away.")
          @Nullable List<CodeViews.OneVariant> variants,
      @Nullable Boolean isActive,
      @Schema(maxItems = Details.MAX_TAGS, nullable = true) @Nullable List<String> tags,
      @Schema(format = "date-time", nullable = true) @Nullable String startsAt,
      @Schema(format = "date-time", nullable = true) @Nullable String expiresAt,
      @Schema(minimum = "1", nullable = true) @Nullable Long maxScans,
      @Schema(minLength = 8, nullable = true) @Nullable String password,
      @Nullable Boolean archived) {}

  /** The body that plans a change: of the destination, of the variants, or of both. */
  @Schema(name = "PlanChange")
  record Plan(
      @Schema(required = true, format = "date-time", description = "In the future.") String at,
      @Schema(maxLength = Destination.MAX_LENGTH, nullable = true) @Nullable String destinationUrl,
      @Schema(maxItems = 20, nullable = true) @Nullable List<CodeViews.OneVariant> variants) {}
}
