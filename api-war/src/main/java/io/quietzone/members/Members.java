package io.quietzone.members;

import io.quietzone.accounts.Account;
import io.quietzone.accounts.Caller;
import io.quietzone.accounts.Member;
import io.quietzone.accounts.Memberships;
import io.quietzone.accounts.Role;
import io.quietzone.accounts.Workspaces;
import io.quietzone.audit.Audit;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The members of a workspace. */
@Singleton
public class Members {

  private final EntityManager database;
  private final Workspaces workspaces;
  private final Memberships memberships;
  private final Audit audit;

  @Inject
  Members(EntityManager database, Workspaces workspaces, Memberships memberships, Audit audit) {
    this.database = database;
    this.workspaces = workspaces;
    this.memberships = memberships;
    this.audit = audit;
  }

  /** A member, and who it is. */
  public record Person(Member member, Account account) {}

  /**
   * A part of the members, whoever joined first at the start.
   *
   * @param limit how many at the most, 1 or more
   * @param offset how many to pass over, 0 or more
   */
  public List<Person> list(String workspaceId, int limit, int offset) {
    return database
        .createQuery(
            "select m, a from Member m, Account a"
                + " where m.workspaceId = :workspace and a.id = m.accountId"
                + " order by m.createdAt, m.id",
            Object[].class)
        .setParameter("workspace", workspaceId)
        .setMaxResults(limit)
        .setFirstResult(offset)
        .getResultStream()
        .map(row -> new Person((Member) row[0], (Account) row[1]))
        .toList();
  }

  /** How many there are. */
  public long count(String workspaceId) {
    return database
        .createQuery("select count(m) from Member m where m.workspaceId = :workspace", Long.class)
        .setParameter("workspace", workspaceId)
        .getSingleResult();
  }

  /**
   * Gives a member another role.
   *
   * @throws UnknownMember if the workspace has no such member
   * @throws HigherRole if the caller's own role is lower than the old or the new one
   * @throws LastOwner if no owner would be left
   */
  @Transactional
  public Person changeRole(Caller.Member caller, String memberId, Role role) {
    workspaces.lock(caller.workspaceId());
    Member member = get(caller.workspaceId(), memberId);
    requireAuthority(caller, member.role());
    requireAuthority(caller, role);
    if (role != Role.OWNER) {
      requireAnotherOwner(member);
    }
    audit.note(
        caller,
        "member.role_changed",
        member.id(),
        Map.of("from", name(member.role()), "to", name(role)));
    member.become(role);
    workspaces.announceChange(caller.workspaceId());
    return new Person(member, database.find(Account.class, member.accountId()));
  }

  /**
   * Ends a membership; everybody may end the own one.
   *
   * @throws UnknownMember if the workspace has no such member
   * @throws HigherRole if the member's role is higher than the caller's
   * @throws LastOwner if no owner would be left
   */
  @Transactional
  public void remove(Caller.Member caller, String memberId) {
    workspaces.lock(caller.workspaceId());
    Member member = get(caller.workspaceId(), memberId);
    boolean own = member.accountId().equals(caller.accountId());
    if (!own) {
      if (!caller.role().includes(Role.ADMIN)) {
        throw new HigherRole();
      }
      requireAuthority(caller, member.role());
    }
    requireAnotherOwner(member);
    audit.note(
        caller,
        own ? "member.left" : "member.removed",
        member.id(),
        Map.of("account", member.accountId()));
    memberships.remove(member);
    workspaces.announceChange(caller.workspaceId());
  }

  /**
   * The caller's own membership.
   *
   * @throws UnknownMember if it has just ended
   */
  public Member own(Caller.Member caller) {
    return memberships
        .find(caller.workspaceId(), caller.accountId())
        .orElseThrow(UnknownMember::new);
  }

  private Member get(String workspaceId, String memberId) {
    Member member = database.find(Member.class, memberId);
    if (member == null || !member.workspaceId().equals(workspaceId)) {
      throw new UnknownMember();
    }
    return member;
  }

  private void requireAnotherOwner(Member member) {
    boolean last =
        member.role() == Role.OWNER
            && memberships.ofWorkspace(member.workspaceId()).stream()
                .noneMatch(other -> other.role() == Role.OWNER && !other.id().equals(member.id()));
    if (last) {
      throw new LastOwner();
    }
  }

  static void requireAuthority(Caller.Member caller, Role role) {
    if (!caller.role().includes(role)) {
      throw new HigherRole();
    }
  }

  static String name(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
