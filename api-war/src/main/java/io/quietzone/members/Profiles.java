package io.quietzone.members;

import io.quietzone.accounts.Account;
import io.quietzone.accounts.Accounts;
import io.quietzone.accounts.Caller;
import io.quietzone.accounts.Memberships;
import io.quietzone.accounts.Workspaces;
import io.quietzone.signin.SecondFactors;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** What people see of themselves. */
@Singleton
public class Profiles {

  private final Accounts accounts;
  private final Workspaces workspaces;
  private final Memberships memberships;
  private final SecondFactors secondFactors;

  @Inject
  Profiles(
      Accounts accounts,
      Workspaces workspaces,
      Memberships memberships,
      SecondFactors secondFactors) {
    this.accounts = accounts;
    this.workspaces = workspaces;
    this.memberships = memberships;
    this.secondFactors = secondFactors;
  }

  /** Who signed in, and where. */
  public Profile of(Caller.Member caller) {
    Account account = accounts.find(caller.accountId()).orElseThrow(UnknownMember::new);
    List<Profile.Place> places =
        memberships.ofAccount(account.id()).stream()
            .map(
                member ->
                    new Profile.Place(
                        workspaces.find(member.workspaceId()).orElseThrow(), member.role()))
            .toList();
    Profile.Place current =
        places.stream()
            .filter(place -> place.workspace().id().equals(caller.workspaceId()))
            .findFirst()
            .orElseThrow(UnknownMember::new);
    return new Profile(account, secondFactors.isOn(account.id()), current, places);
  }

  /** Changes the own name, unless it is empty. */
  @Transactional
  public Profile rename(Caller.Member caller, Optional<String> name) {
    Account account = accounts.find(caller.accountId()).orElseThrow(UnknownMember::new);
    name.ifPresent(account::rename);
    return of(caller);
  }
}
