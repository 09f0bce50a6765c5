package io.quietzone.signatures;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * What signs the addresses of a workspace's pictures. It is drawn when the first is signed, and
 * removed to make void all that it signed; the next has another id and another secret.
 */
@Entity
@Table(name = "signing_key")
@SuppressWarnings("UnusedVariable") // Queries read what no method reads.
public class SigningKey {

  @Id
  @Column(name = "workspace_id")
  private String workspaceId;

  private String id;

  private byte[] secret;

  protected SigningKey() {}

  /** What the addresses name: it tells nothing of the workspace. */
  String id() {
    return id;
  }

  Signature sign(SignedQuery query) {
    return Signature.of(secret, query.text());
  }
}
