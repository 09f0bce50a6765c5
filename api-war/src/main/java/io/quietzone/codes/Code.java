package io.quietzone.codes;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dynamic code. It is made with a destination and leads there while it is active, between its
 * start and its expiry, and until its scans are used up; all of that may change, and each change of
 * where it leads is a version. Archived it is out of its owner's sight and leads on; once deleted
 * it stays, unseen, so that its short id is never given away again.
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

  @Convert(converter = TagsColumn.class)
  private List<String> tags;

  private String destination;

  @Convert(converter = VariantsColumn.class)
  private List<Variant> variants;

  private boolean active;

  @Column(name = "starts_at")
  private @Nullable OffsetDateTime startsAt;

  @Column(name = "expires_at")
  private @Nullable OffsetDateTime expiresAt;

  @Column(name = "max_scans")
  private @Nullable Long maxScans;

  /** Argon2id, as a PHC string. */
  @Column(name = "password_hash")
  private @Nullable String passwordHash;

  private int version;

  @Column(name = "destination_changes")
  private int destinationChanges;

  /** Written by scans only, in a statement of their own. */
  @Column(insertable = true, updatable = false)
  private long scans;

  /** Written by scans only, in a statement of their own. */
  @Column(name = "last_scanned_at", insertable = false, updatable = false)
  private @Nullable OffsetDateTime lastScannedAt;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "updated_at")
  private OffsetDateTime updatedAt;

  @Column(name = "archived_at")
  private @Nullable OffsetDateTime archivedAt;

  @Column(name = "deleted_at")
  private @Nullable OffsetDateTime deletedAt;

  protected Code() {}

  Code(String id, String workspaceId, String shortId, Route route, Instant createdAt) {
    this.id = id;
    this.workspaceId = workspaceId;
    this.shortId = shortId;
    this.tags = List.of();
    this.destination = route.destination().url();
    this.variants = route.variants();
    this.active = true;
    this.version = 1;
    this.createdAt = createdAt.atOffset(ZoneOffset.UTC);
    this.updatedAt = this.createdAt;
  }

  /** A ULID; it names the code among all that ever were. */
  public String id() {
    return id;
  }

  String workspaceId() {
    return workspaceId;
  }

  public String shortId() {
    return shortId;
  }

  public Optional<String> name() {
    return Optional.ofNullable(name);
  }

  public List<String> tags() {
    return tags;
  }

  /** Where it leads. */
  public Route route() {
    return new Route(Destination.stored(destination), variants);
  }

  public boolean active() {
    return active;
  }

  /** From when on it leads anywhere; empty if it always did. */
  public Optional<Instant> startsAt() {
    return instant(startsAt);
  }

  /** From when on it leads nowhere any more; empty for never. */
  public Optional<Instant> expiresAt() {
    return instant(expiresAt);
  }

  /** How many scans it has in all; empty without a maximum. */
  public Optional<Long> maxScans() {
    return Optional.ofNullable(maxScans);
  }

  /** Whether a visitor has to give a password. */
  public boolean locked() {
    return passwordHash != null;
  }

  /** The newest version of where it leads, from 1 on. */
  public int version() {
    return version;
  }

  /** How often it was changed where it leads. */
  public int destinationChanges() {
    return destinationChanges;
  }

  public long scans() {
    return scans;
  }

  public Optional<Instant> lastScannedAt() {
    return instant(lastScannedAt);
  }

  public Instant createdAt() {
    return createdAt.toInstant();
  }

  public Instant updatedAt() {
    return updatedAt.toInstant();
  }

  public boolean archived() {
    return archivedAt != null;
  }

  private static Optional<Instant> instant(@Nullable OffsetDateTime time) {
    return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
  }

  /** Changes all but where it leads. */
  void change(Details details, Instant now) {
    name = details.name().of(name);
    tags = details.tags().of(tags, List.of());
    active = details.active().of(active, true);
    boolean archive = details.archived().of(archived(), false);
    if (archive != archived()) {
      archivedAt = archive ? now.atOffset(ZoneOffset.UTC) : null;
    }
    startsAt = details.limits().startsAt().map(Code::utc).of(startsAt);
    expiresAt = details.limits().expiresAt().map(Code::utc).of(expiresAt);
    maxScans = details.limits().maxScans().of(maxScans);
    passwordHash = details.limits().passwordHash().of(passwordHash);
    updatedAt = now.atOffset(ZoneOffset.UTC);
  }

  /** Leads elsewhere from now on, as its next version. */
  void lead(Route route, Instant now) {
    destination = route.destination().url();
    variants = route.variants();
    version++;
    destinationChanges++;
    updatedAt = now.atOffset(ZoneOffset.UTC);
  }

  void delete(Instant now) {
    deletedAt = now.atOffset(ZoneOffset.UTC);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
