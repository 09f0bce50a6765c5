package io.quietzone.codes;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dynamic code. It is made with a destination and leads there while it is active; its destination
 * and name may change and it may be switched off and on; once deleted it stays, unseen, so that its
 * short id is never given away again.
 */
@Entity
@Table(name = "code")
@SuppressWarnings("UnusedVariable") // Queries read what no method reads.
public class Code {

  @Id private String id;

  @Column(name = "workspace_id")
  private String workspaceId;

  @Column(name = "short_id")
  private String shortId;

  private @Nullable String name;

  private String destination;

  private boolean active;

  /** Written by scans only, in a statement of their own. */
  @Column(insertable = true, updatable = false)
  private long scans;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "updated_at")
  private OffsetDateTime updatedAt;

  @Column(name = "deleted_at")
  private @Nullable OffsetDateTime deletedAt;

  protected Code() {}

  Code(
      String id,
      String workspaceId,
      String shortId,
      @Nullable String name,
      Destination destination,
      Instant createdAt) {
    this.id = id;
    this.workspaceId = workspaceId;
    this.shortId = shortId;
    this.name = name;
    this.destination = destination.url();
    this.active = true;
    this.createdAt = createdAt.atOffset(ZoneOffset.UTC);
    this.updatedAt = this.createdAt;
  }

  public String shortId() {
    return shortId;
  }

  public Optional<String> name() {
    return Optional.ofNullable(name);
  }

  public String destination() {
    return destination;
  }

  public boolean active() {
    return active;
  }

  public long scans() {
    return scans;
  }

  public Instant createdAt() {
    return createdAt.toInstant();
  }

  void change(CodeChange change, Instant now) {
    change.name().ifPresent(given -> this.name = given.isEmpty() ? null : given);
    change.destination().ifPresent(given -> this.destination = given.url());
    change.active().ifPresent(given -> this.active = given);
    this.updatedAt = now.atOffset(ZoneOffset.UTC);
  }

  void delete(Instant now) {
    this.deletedAt = now.atOffset(ZoneOffset.UTC);
  }
}
