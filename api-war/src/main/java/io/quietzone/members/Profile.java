package io.quietzone.members;

import io.quietzone.accounts.Account;
import io.quietzone.accounts.Role;
import io.quietzone.accounts.Workspace;
import java.util.List;

/**
 * Somebody who signed in.
 *
 * @param secondFactor whether the account has one
 * @param current where this sign-in is
 * @param places all workspaces of the account, the one it joined first at the start
 */
public record Profile(Account account, boolean secondFactor, Place current, List<Place> places) {

  /** A workspace, and what the account is in it. */
  public record Place(Workspace workspace, Role role) {}
}
