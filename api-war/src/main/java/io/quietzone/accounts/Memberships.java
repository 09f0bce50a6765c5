package io.quietzone.accounts;

import com.github.f4b6a3.ulid.UlidCreator;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Who is a member of what. */
@Singleton
public class Memberships {

  private final EntityManager database;
  private final Clock clock;

  @Inject
  Memberships(EntityManager database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Makes an account a member of a workspace of which it is none yet. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Member add(String workspaceId, String accountId, Role role) {
    Member member =
        new Member(UlidCreator.getUlid().toString(), workspaceId, accountId, role, clock.instant());
    database.persist(member);
    return member;
  }

  /** What an account is in a workspace. */
  public Optional<Member> find(String workspaceId, String accountId) {
    return database
        .createQuery(
            "select m from Member m"
                + " where m.workspaceId = :workspace and m.accountId = :account",
            Member.class)
        .setParameter("workspace", workspaceId)
        .setParameter("account", accountId)
        .getResultStream()
        .findFirst();
  }

  /** Where an account is a member, the workspace it joined first at the start. */
  public List<Member> ofAccount(String accountId) {
    return database
        .createQuery(
            "select m from Member m where m.accountId = :account order by m.createdAt, m.id",
            Member.class)
        .setParameter("account", accountId)
        .getResultList();
  }

  /** Who is a member of a workspace, whoever joined first at the start. */
  public List<Member> ofWorkspace(String workspaceId) {
    return database
        .createQuery(
            "select m from Member m where m.workspaceId = :workspace order by m.createdAt, m.id",
            Member.class)
        .setParameter("workspace", workspaceId)
        .getResultList();
  }

  /** Ends a membership. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void remove(Member member) {
    database.remove(database.contains(member) ? member : database.merge(member));
  }
}
