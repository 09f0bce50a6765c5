package io.quietzone.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** What an account may do in a workspace. */
@Entity
@Table(name = "member")
@SuppressWarnings("UnusedVariable") // Queries read what no method reads.
public class Member {

  @Id private String id;

  @Column(name = "workspace_id")
  private String workspaceId;

  @Column(name = "account_id")
  private String accountId;

  @Enumerated(EnumType.STRING)
  private Role role;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  protected Member() {}

  Member(String id, String workspaceId, String accountId, Role role, Instant createdAt) {
    this.id = id;
    this.workspaceId = workspaceId;
    this.accountId = accountId;
    this.role = role;
    this.createdAt = createdAt.atOffset(ZoneOffset.UTC);
  }

  public String id() {
    return id;
  }

  public String workspaceId() {
    return workspaceId;
  }

  public String accountId() {
    return accountId;
  }

  public Role role() {
    return role;
  }

  public Instant createdAt() {
    return createdAt.toInstant();
  }

  /** Gives another role. */
  public void become(Role newRole) {
    this.role = newRole;
  }
}
