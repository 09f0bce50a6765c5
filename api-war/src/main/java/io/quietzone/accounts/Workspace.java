package io.quietzone.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Owns keys and codes, is on a plan, and pays. */
@Entity
@Table(name = "workspace")
@SuppressWarnings("UnusedVariable") // Queries read what no method reads.
public class Workspace {

  @Id private String id;

  private String name;

  private String plan;

  @Column(name = "rate_limit")
  private @Nullable Integer rateLimit;

  private @Nullable Integer seats;

  private boolean suspended;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "signed_images")
  private boolean signedImages = true;

  protected Workspace() {}

  Workspace(String id, String name, String plan, Instant createdAt) {
    this.id = id;
    this.name = name;
    this.plan = plan;
    this.createdAt = createdAt.atOffset(ZoneOffset.UTC);
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  /** The plan's id in the catalogue. */
  public String plan() {
    return plan;
  }

  /** Whether pictures are shown to whoever has an address that was signed. */
  public boolean allowsSignedImages() {
    return signedImages;
  }

  void allowSignedImages(boolean allowed) {
    signedImages = allowed;
  }

  /** Requests a minute that an operator set for this workspace; empty for what the plan says. */
  public OptionalInt rateLimit() {
    return rateLimit == null ? OptionalInt.empty() : OptionalInt.of(rateLimit);
  }

  /** Members that an operator allowed this workspace; empty for what the plan says. */
  public OptionalInt seats() {
    return seats == null ? OptionalInt.empty() : OptionalInt.of(seats);
  }

  /** Whether an operator has stopped it: nobody may use its API, though its codes lead on. */
  public boolean suspended() {
    return suspended;
  }

  public Instant createdAt() {
    return createdAt.toInstant();
  }

  /** Puts it on another plan. */
  public void moveTo(String newPlan) {
    this.plan = newPlan;
  }

  /** Sets its own rate limit; empty for what the plan says. */
  public void limitRate(OptionalInt requestsPerMinute) {
    this.rateLimit = requestsPerMinute.isPresent() ? requestsPerMinute.getAsInt() : null;
  }

  /** Sets how many members it may have; empty for what the plan says. */
  public void limitSeats(OptionalInt members) {
    this.seats = members.isPresent() ? members.getAsInt() : null;
  }

  /** Stops it, or lets it go on. */
  public void suspend(boolean stopped) {
    this.suspended = stopped;
  }
}
