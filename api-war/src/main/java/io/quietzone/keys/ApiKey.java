package io.quietzone.keys;

import io.quietzone.accounts.Scope;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A key of a workspace. It is made with a secret that its owner sees once, is recognised by the
 * secret's hash as long as it is not revoked, and stays in the list afterwards.
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

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "last_used_at")
  private @Nullable OffsetDateTime lastUsedAt;

  @Column(name = "revoked_at")
  private @Nullable OffsetDateTime revokedAt;

  protected ApiKey() {}

  ApiKey(String id, String workspaceId, String name, KeySecret secret, Instant createdAt) {
    this.id = id;
    this.workspaceId = workspaceId;
    this.name = name;
    this.prefix = secret.shownPrefix();
    this.hash = secret.hash();
    this.scope = secret.scope();
    this.createdAt = createdAt.atOffset(ZoneOffset.UTC);
  }

  /** Notes a use, unless one was noted within {@code precision} before. */
  void used(OffsetDateTime now, Duration precision) {
    if (lastUsedAt == null || lastUsedAt.isBefore(now.minus(precision))) {
      lastUsedAt = now;
    }
  }

  String id() {
    return id;
  }

  String workspaceId() {
    return workspaceId;
  }

  Scope scope() {
    return scope;
  }
}
