package io.quietzone.api.agency;

import io.quietzone.api.Access;
import io.quietzone.api.CurrentCaller;
import io.quietzone.usage.Quotas;
import io.quietzone.usage.Usage;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/v1/usage/} and {@code /api/v1/usage/me/}: the month's quota. */
@Path("/v1/usage")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agency")
@SecurityRequirement(name = "apiKey")
@SecurityRequirement(name = "bearer")
public class UsageResource {

  private final Quotas quotas;
  private final CurrentCaller caller;

  @Inject
  public UsageResource(Quotas quotas, CurrentCaller caller) {
    this.quotas = quotas;
    this.caller = caller;
  }

  @GET
  @Access(Access.By.KEY)
  @Operation(operationId = "usage", summary = "What the key has used this month, and may use")
  @APIResponse(
      responseCode = "200",
      description = "The month's quota, UTC; null where there is no limit.",
      content = @Content(schema = @Schema(implementation = KeyUsage.class)))
  public KeyUsage usage() {
    return KeyUsage.of(quotas.usage(caller.get()));
  }

  @GET
  @Path("/me")
  @Access(Access.By.FULL_KEY_OR_PERSON)
  @Operation(
      operationId = "workspaceUsage",
      summary = "What the workspace has used this month, key by key")
  @APIResponse(
      responseCode = "200",
      description = "The month's quota, UTC, and what each key has used; null where no limit is.",
      content = @Content(schema = @Schema(implementation = WorkspaceUsage.class)))
  public WorkspaceUsage workspaceUsage() {
    return WorkspaceUsage.of(
        KeyUsage.of(quotas.usage(caller.get())), quotas.usageByKey(caller.get().workspaceId()));
  }

  private static @Nullable Long limit(OptionalLong limit) {
    return limit.isPresent() ? limit.getAsLong() : null;
  }

  /** The answer to a key. */
  @JsonbPropertyOrder({
    "keyPrefix",
    "plan",
    "monthlyQuota",
    "usedThisMonth",
    "remaining",
    "maxSizeInches",
    "maxDpi",
    "allowCustomLogo",
    "maxActiveDynamicQrs",
    "maxBulkItems",
    "activeDynamicQrs",
    "creditsRemaining"
  })
  public record KeyUsage(
      @Schema(nullable = true) @Nullable String keyPrefix,
      String plan,
      @Schema(nullable = true) @Nullable Long monthlyQuota,
      long usedThisMonth,
      @Schema(nullable = true) @Nullable Long remaining,
      double maxSizeInches,
      int maxDpi,
      boolean allowCustomLogo,
      @Schema(nullable = true) @Nullable Long maxActiveDynamicQrs,
      int maxBulkItems,
      long activeDynamicQrs,
      long creditsRemaining) {

    static KeyUsage of(Usage usage) {
      return new KeyUsage(
          usage.keyPrefix().orElse(null),
          usage.plan().id(),
          limit(usage.plan().rendersPerMonth()),
          usage.used(),
          limit(usage.remaining()),
          usage.plan().maxInches(),
          usage.plan().maxDpi(),
          usage.plan().customLogo(),
          limit(usage.plan().maxActiveCodes()),
          usage.plan().maxBulkItems(),
          usage.activeCodes(),
          usage.credits());
    }
  }

  /** The answer to whoever may see all of the workspace: {@link KeyUsage}, and each key. */
  @JsonbPropertyOrder({
    "keyPrefix",
    "plan",
    "monthlyQuota",
    "usedThisMonth",
    "remaining",
    "maxSizeInches",
    "maxDpi",
    "allowCustomLogo",
    "maxActiveDynamicQrs",
    "maxBulkItems",
    "activeDynamicQrs",
    "creditsRemaining",
    "byKey"
  })
  public record WorkspaceUsage(
      @Schema(nullable = true) @Nullable String keyPrefix,
      String plan,
      @Schema(nullable = true) @Nullable Long monthlyQuota,
      long usedThisMonth,
      @Schema(nullable = true) @Nullable Long remaining,
      double maxSizeInches,
      int maxDpi,
      boolean allowCustomLogo,
      @Schema(nullable = true) @Nullable Long maxActiveDynamicQrs,
      int maxBulkItems,
      long activeDynamicQrs,
      long creditsRemaining,
      List<OneKey> byKey) {

    static WorkspaceUsage of(KeyUsage usage, List<Usage.OfKey> keys) {
      return new WorkspaceUsage(
          usage.keyPrefix,
          usage.plan,
          usage.monthlyQuota,
          usage.usedThisMonth,
          usage.remaining,
          usage.maxSizeInches,
          usage.maxDpi,
          usage.allowCustomLogo,
          usage.maxActiveDynamicQrs,
          usage.maxBulkItems,
          usage.activeDynamicQrs,
          usage.creditsRemaining,
          keys.stream().map(OneKey::of).toList());
    }
  }

  /** What one key has used this month. */
  @JsonbPropertyOrder({"id", "name", "keyPrefix", "isActive", "usedThisMonth"})
  public record OneKey(
      String id, String name, String keyPrefix, boolean isActive, long usedThisMonth) {
    static OneKey of(Usage.OfKey key) {
      return new OneKey(key.id(), key.name(), key.prefix(), key.active(), key.renders());
    }
  }
}
