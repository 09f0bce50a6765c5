package io.quietzone.members;

import io.quietzone.accounts.EmailAddress;
import io.quietzone.accounts.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Somebody is asked by mail to become a member. It takes a seat until it is accepted, revoked, or
 * too old.
 */
@Entity
@Table(name = "invitation")
@SuppressWarnings("UnusedVariable") // Queries read what no method reads.
public class Invitation {

  @Id private String id;

  @Column(name = "workspace_id")
  private String workspaceId;

  private String email;

  @Enumerated(EnumType.STRING)
  private Role role;

  private byte[] hash;

  @Column(name = "invited_by")
  private String invitedBy;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "expires_at")
  private OffsetDateTime expiresAt;

  protected Invitation() {}

  Invitation(
      String id,
      String workspaceId,
      EmailAddress email,
      Role role,
      byte[] hash,
      String invitedBy,
      Instant createdAt,
      Instant expiresAt) {
    this.id = id;
    this.workspaceId = workspaceId;
    this.email = email.text();
    this.role = role;
    this.hash = hash;
    this.invitedBy = invitedBy;
    this.createdAt = createdAt.atOffset(ZoneOffset.UTC);
    this.expiresAt = expiresAt.atOffset(ZoneOffset.UTC);
  }

  public String id() {
    return id;
  }

  String workspaceId() {
    return workspaceId;
  }

  public EmailAddress email() {
    return new EmailAddress(email);
  }

  public Role role() {
    return role;
  }

  String invitedBy() {
    return invitedBy;
  }

  public Instant createdAt() {
    return createdAt.toInstant();
  }

  public Instant expiresAt() {
    return expiresAt.toInstant();
  }

  boolean isOpen(Instant now) {
    return now.isBefore(expiresAt());
  }
}
