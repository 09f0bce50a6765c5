package io.quietzone.sessions;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in. Its refresh tokens follow each other, each good once; it ends when its owner signs
 * out, when a token is used twice, or when nobody has refreshed it for long.
 */
@Entity
@Table(name = "session")
@SuppressWarnings("UnusedVariable") // Queries read what no method reads.
class Session {

  @Id private String id;

  @Column(name = "account_id")
  private String accountId;

  @Column(name = "workspace_id")
  private String workspaceId;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "expires_at")
  private OffsetDateTime expiresAt;

  @Column(name = "closed_at")
  private @Nullable OffsetDateTime closedAt;

  protected Session() {}

  Session(String id, String accountId, String workspaceId, Instant now, Instant expiresAt) {
    this.id = id;
    this.accountId = accountId;
    this.workspaceId = workspaceId;
    this.createdAt = now.atOffset(ZoneOffset.UTC);
    this.expiresAt = expiresAt.atOffset(ZoneOffset.UTC);
  }

  String id() {
    return id;
  }

  String accountId() {
    return accountId;
  }

  String workspaceId() {
    return workspaceId;
  }

  boolean isOpen(Instant now) {
    return closedAt == null && now.isBefore(expiresAt.toInstant());
  }

  /** Goes on for longer. */
  void extend(Instant until) {
    this.expiresAt = until.atOffset(ZoneOffset.UTC);
  }

  /** Goes on in another workspace. */
  void moveTo(String otherWorkspaceId) {
    this.workspaceId = otherWorkspaceId;
  }

  void close(Instant now) {
    if (closedAt == null) {
      closedAt = now.atOffset(ZoneOffset.UTC);
    }
  }
}
