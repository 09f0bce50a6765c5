package io.quietzone.signatures;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * What signs the addresses of a workspace's pictures. It is drawn when the first is signed, and
 * removed to make void all that it signed; the next has another id and another secret.
 */
@Entity(name = "ImageSigningKey")
@Table(name = "image_signing_key")
@SuppressWarnings("UnusedVariable") // Queries read what no method reads.
public class SigningKey {

  @Id
  @Column(name = "workspace_id")
  private String workspaceId;

  private String id;

  private byte[] secret;

  private boolean derived;

  protected SigningKey() {}

  /** What the addresses name: it tells nothing of the workspace. */
  String id() {
    return id;
  }

  byte[] secret() {
    return secret;
  }

  /**
   * Whether addresses are signed by what the server's own secret makes of this one, so that nobody
   * signs any who has the database only. Keys of before sign by themselves until they are rotated.
   */
  boolean isDerived() {
    return derived;
  }
}
