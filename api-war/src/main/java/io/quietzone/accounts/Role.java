package io.quietzone.accounts;

/** What a member may do in a workspace; each role may do what those before it may. */
public enum Role {
  /** Reads. */
  VIEWER,
  /** Makes and changes codes and webhooks. */
  EDITOR,
  /** Makes and revokes keys, invites and removes members. */
  ADMIN,
  /** Pays, gives roles away, and reads the audit log. */
  OWNER;

  /** Whether this role may do what another may. */
  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }
}
