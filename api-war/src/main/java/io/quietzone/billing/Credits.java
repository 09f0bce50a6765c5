package io.quietzone.billing;

import io.quietzone.accounts.Workspaces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * All credits: renders that a workspace has bought beside its plan, and that are used up before its
 * quota. A ledger says where each came from and went; the balance is its sum.
 */
@Singleton
public class Credits {

  private final EntityManager database;
  private final Workspaces workspaces;
  private final Clock clock;

  @Inject
  Credits(EntityManager database, Workspaces workspaces, Clock clock) {
    this.database = database;
    this.workspaces = workspaces;
    this.clock = clock;
  }

  /**
   * Enters credits that were bought, once.
   *
   * @param amount 1 or more
   * @param reference what they were bought by; a second entry of it changes nothing
   * @return whether they were entered now
   */
  @Transactional
  public boolean add(String workspaceId, long amount, String reference) {
    if (amount < 1) {
      throw new IllegalArgumentException("credits to add have to be 1 or more, not " + amount);
    }
    int entered =
        database
            .createNativeQuery(
                """
                insert into credit_entry (workspace_id, amount, reason, reference, created_at)
                values (?1, ?2, 'BOUGHT', ?3, ?4)
                on conflict (reference) do nothing
                """)
            .setParameter(1, workspaceId)
            .setParameter(2, amount)
            .setParameter(3, reference)
            .setParameter(4, OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
            .executeUpdate();
    if (entered == 0) {
      return false;
    }
    database
        .createNativeQuery(
            """
            insert into credit_balance as b (workspace_id, balance) values (?1, ?2)
            on conflict (workspace_id) do update set balance = b.balance + excluded.balance
            """)
        .setParameter(1, workspaceId)
        .setParameter(2, amount)
        .executeUpdate();
    // They go first: no node delivers on what it has taken ahead from the quota.
    workspaces.announceChange(workspaceId);
    return true;
  }

  /** How many a workspace has left. */
  public long balance(String workspaceId) {
    List<?> balance =
        database
            .createNativeQuery("select balance from credit_balance where workspace_id = ?1")
            .setParameter(1, workspaceId)
            .getResultList();
    return balance.isEmpty() ? 0 : ((Number) balance.get(0)).longValue();
  }
}
