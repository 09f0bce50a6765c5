package io.quietzone.api.agency;

import io.quietzone.accounts.Caller;
import io.quietzone.keys.ApiKey;
import io.quietzone.keys.KeyPage;
import io.quietzone.keys.Keys;
import io.quietzone.keys.MadeKey;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Keys as the Agency dialect shows them. */
@Singleton
public class KeyViews {

  private static final String WARNING =
      "Keep raw_key safe now: it is shown this once, and cannot be read again.";

  private final Keys keys;
  private final Clock clock;

  @Inject
  KeyViews(Keys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  KeyList list(KeyPage page, PageRequest request, String address, Caller caller) {
    List<Key> views = page.keys().stream().map(key -> key(key, caller)).toList();
    return new KeyList(
        page.total(),
        request.next(address, page.total()).orElse(null),
        request.previous(address).orElse(null),
        views,
        views);
  }

  Made made(MadeKey made, Caller caller) {
    Key key = key(made.key(), caller);
    return new Made(
        key.id,
        key.name,
        key.keyPrefix,
        key.plan,
        key.scope,
        key.isActive,
        key.createdAt,
        key.lastUsedAt,
        key.revokedAt,
        key.expiresAt,
        made.raw(),
        WARNING);
  }

  private Key key(ApiKey key, Caller caller) {
    return new Key(
        key.id(),
        key.name(),
        key.prefix(),
        keys.plan(key, caller),
        key.scope().name().toLowerCase(Locale.ROOT),
        key.isActive(clock.instant()),
        AgencyTime.write(key.createdAt()),
        moment(key.lastUsedAt()),
        moment(key.revokedAt()),
        moment(key.expiresAt()));
  }

  private static @Nullable String moment(Optional<Instant> moment) {
    return moment.map(AgencyTime::write).orElse(null);
  }

  /**
   * Some of the keys.
   *
   * @param results the page
   * @param keys the same: the reference shows both
   */
  @JsonbPropertyOrder({"count", "next", "previous", "results", "keys"})
  public record KeyList(
      long count,
      @Schema(nullable = true) @Nullable String next,
      @Schema(nullable = true) @Nullable String previous,
      List<Key> results,
      List<Key> keys) {}

  /** A key. */
  @JsonbPropertyOrder({
    "id",
    "name",
    "keyPrefix",
    "plan",
    "scope",
    "isActive",
    "createdAt",
    "lastUsedAt",
    "revokedAt",
    "expiresAt"
  })
  public record Key(
      String id,
      String name,
      String keyPrefix,
      String plan,
      String scope,
      boolean isActive,
      String createdAt,
      @Schema(nullable = true) @Nullable String lastUsedAt,
      @Schema(nullable = true) @Nullable String revokedAt,
      @Schema(nullable = true) @Nullable String expiresAt) {}

  /** A key that was just made or rotated: {@link Key}, and what is shown this once. */
  @JsonbPropertyOrder({
    "id",
    "name",
    "keyPrefix",
    "plan",
    "scope",
    "isActive",
    "createdAt",
    "lastUsedAt",
    "revokedAt",
    "expiresAt",
    "rawKey",
    "warning"
  })
  public record Made(
      String id,
      String name,
      String keyPrefix,
      String plan,
      String scope,
      boolean isActive,
      String createdAt,
      @Schema(nullable = true) @Nullable String lastUsedAt,
      @Schema(nullable = true) @Nullable String revokedAt,
      @Schema(nullable = true) @Nullable String expiresAt,
      String rawKey,
      String warning) {

    /** Never the secret: a record's own {@code toString} would tell it. */
    @Override
    public String toString() {
      return "Made[" + keyPrefix + "…]";
    }
  }
}
