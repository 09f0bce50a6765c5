package io.quietzone.sessions;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A refresh token as it is kept: by its hash. It is good for one use. */
@Entity
@Table(name = "refresh_token")
@SuppressWarnings("UnusedVariable") // Queries read what no method reads.
class RefreshToken {

  @Id private byte[] hash;

  @Column(name = "session_id")
  private String sessionId;

  @Column(name = "expires_at")
  private OffsetDateTime expiresAt;

  @Column(name = "used_at")
  private @Nullable OffsetDateTime usedAt;

  protected RefreshToken() {}

  RefreshToken(byte[] hash, String sessionId, Instant expiresAt) {
    this.hash = hash;
    this.sessionId = sessionId;
    this.expiresAt = expiresAt.atOffset(ZoneOffset.UTC);
  }

  String sessionId() {
    return sessionId;
  }

  boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt.toInstant());
  }

  boolean isUsed() {
    return usedAt != null;
  }

  boolean wasUsedWithin(Duration grace, Instant now) {
    return usedAt != null && now.isBefore(usedAt.toInstant().plus(grace));
  }

  void use(Instant now) {
    usedAt = now.atOffset(ZoneOffset.UTC);
  }
}
