package io.quietzone.keys;

import io.quietzone.accounts.Scope;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key of a workspace. It is made with a secret that its owner sees once, and is recognised by the
 * secret's hash until it expires or is revoked; it stays in the list afterwards. When it is rotated
 * it gets a new secret, and the old one may go on for a while.
 */
@Entity
@Table(name = "api_key")
@SuppressWarnings("UnusedVariable") // Queries read what no method reads.
public class ApiKey {

  @Id private String id;

  @Column(name = "workspace_id")
  private String workspaceId;

  private String name;

  private String prefix;

  private byte[] hash;

  @Enumerated(EnumType.STRING)
  private Scope scope;

  private @Nullable String plan;

  @Column(name = "previous_hash")
  private byte @Nullable [] previousHash;

  @Column(name = "previous_until")
  private @Nullable OffsetDateTime previousUntil;

  @Column(name = "expires_at")
  private @Nullable OffsetDateTime expiresAt;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  /** Written by {@link LastUses} only, in a statement of its own. */
  @Column(name = "last_used_at", insertable = false, updatable = false)
  private @Nullable OffsetDateTime lastUsedAt;

  @Column(name = "revoked_at")
  private @Nullable OffsetDateTime revokedAt;

  protected ApiKey() {}

  ApiKey(String id, String workspaceId, NewKey wanted, KeySecret secret, Instant createdAt) {
    this.id = id;
    this.workspaceId = workspaceId;
    this.name = wanted.name();
    this.plan = wanted.plan().orElse(null);
    this.scope = wanted.scope();
    this.expiresAt = wanted.expiresAt().map(ApiKey::utc).orElse(null);
    this.createdAt = utc(createdAt);
    use(secret);
  }

  private void use(KeySecret secret) {
    this.prefix = secret.shownPrefix();
    this.hash = secret.hash();
  }

  /** Takes a new secret; the old one works until then. */
  void rotate(KeySecret secret, Instant oldUntil) {
    this.previousHash = hash;
    this.previousUntil = utc(oldUntil);
    use(secret);
  }

  /** Ends it; the first end stays. */
  void revoke(Instant now) {
    if (revokedAt == null) {
      revokedAt = utc(now);
    }
  }

  public String id() {
    return id;
  }

  String workspaceId() {
    return workspaceId;
  }

  public String name() {
    return name;
  }

  /** How the raw key starts. */
  public String prefix() {
    return prefix;
  }

  public Scope scope() {
    return scope;
  }

  /** The plan it is capped to; empty for its workspace's. */
  public Optional<String> plan() {
    return Optional.ofNullable(plan);
  }

  public Instant createdAt() {
    return createdAt.toInstant();
  }

  /** To within a minute or so. */
  public Optional<Instant> lastUsedAt() {
    return Optional.ofNullable(lastUsedAt).map(OffsetDateTime::toInstant);
  }

  public Optional<Instant> revokedAt() {
    return Optional.ofNullable(revokedAt).map(OffsetDateTime::toInstant);
  }

  public Optional<Instant> expiresAt() {
    return Optional.ofNullable(expiresAt).map(OffsetDateTime::toInstant);
  }

  /** Whether it is neither revoked nor expired. */
  public boolean isActive(Instant now) {
    return revokedAt == null && (expiresAt == null || expiresAt.toInstant().isAfter(now));
  }

  /**
   * Until when a secret of this key works.
   *
   * @param of the hash of its secret, or of the one before
   */
  Instant worksUntil(byte[] of) {
    Instant end = expiresAt().orElse(Instant.MAX);
    if (Arrays.equals(of, hash) || previousUntil == null) {
      return end;
    }
    Instant previousEnd = previousUntil.toInstant();
    return previousEnd.isBefore(end) ? previousEnd : end;
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
