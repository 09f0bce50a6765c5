package io.quietzone.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Owns keys and codes, is on a plan, and pays. */
@Entity
@Table(name = "workspace")
@SuppressWarnings("UnusedVariable") // Queries read what no method reads.
public class Workspace {

  @Id private String id;

  private String name;

  private String plan;

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
}
