package io.quietzone.usage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the database's functions count, by the transaction that runs: with whatever else it does, or
 * not at all. What a transaction locks besides, such as the codes of a workspace, it locks before.
 */
@Singleton
@Transactional(TxType.MANDATORY)
class TransactionalUsage {

  private final EntityManager database;

  @Inject
  TransactionalUsage(EntityManager database) {
    this.database = database;
  }

  /**
   * Takes renders, all of them or none.
   *
   * @param reserving whether they are set aside only
   */
  Taken take(Payer payer, LocalDate month, long wanted, boolean reserving) {
    Query query =
        database
            .createNativeQuery(
                """
                select granted, by_credit, used, used_by_key, reservation_id from take_renders(
                  ?1, cast(?2 as text), cast(?3 as date), cast(?4 as bigint), true,
                  cast(?5 as bigint), cast(?6 as bigint), cast(?7 as bigint), ?8)
                """)
            .setParameter(1, payer.workspaceId())
            .setParameter(2, payer.keyId())
            .setParameter(3, month)
            .setParameter(4, wanted)
            .setParameter(5, orNull(payer.quota()))
            .setParameter(6, orNull(payer.quotaCap()))
            .setParameter(7, orNull(payer.keyCap()))
            .setParameter(8, reserving);
    Object[] row = (Object[]) query.getSingleResult();
    return new Taken(
        number(row[0]),
        number(row[1]),
        number(row[2]),
        number(row[3]),
        row[4] == null ? OptionalLong.empty() : OptionalLong.of(number(row[4])));
  }

  /** Gives back what was not delivered of a lease. */
  void settle(Lease lease) {
    database
        .createNativeQuery("select settle_lease(?1, ?2)")
        .setParameter(1, lease.id())
        .setParameter(2, lease.delivered())
        .getSingleResult();
  }

  /** Says for which batch a reservation is; a batch has one at a time. */
  void name(long reservation, String batch) {
    database
        .createNativeQuery("update reservation set batch = ?1 where id = ?2")
        .setParameter(1, batch)
        .setParameter(2, reservation)
        .executeUpdate();
  }

  /** Keeps others from deciding about a batch until the transaction ends. */
  void lock(String batch) {
    database
        .createNativeQuery(
            "select cast(pg_advisory_xact_lock(hashtextextended('batch ' || ?1, 0)) as text)")
        .setParameter(1, batch)
        .getSingleResult();
  }

  /** Makes the reservation of a batch final, whoever made it; false if there is none. */
  boolean settle(String batch) {
    return (Boolean)
        database
            .createNativeQuery(
                "select coalesce(bool_or(settle_renders(id)), false) from reservation"
                    + " where batch = ?1")
            .setParameter(1, batch)
            .getSingleResult();
  }

  /** Keeps that a batch was paid. */
  void pay(String batch) {
    database
        .createNativeQuery(
            "insert into paid_batch (id, paid_at) values (?1, now()) on conflict do nothing")
        .setParameter(1, batch)
        .executeUpdate();
  }

  boolean isPaid(String batch) {
    return exists("select exists (select from paid_batch where id = ?)", batch);
  }

  /** Whether somebody delivers it at the moment. */
  boolean isReserved(String batch) {
    return exists("select exists (select from reservation where batch = ?)", batch);
  }

  /** Whether some node may give back renders of a workspace within seconds. */
  boolean isLeased(String workspaceId) {
    return exists(UsageStore.IS_LEASED, workspaceId);
  }

  private boolean exists(String sql, String of) {
    return (Boolean) database.createNativeQuery(sql).setParameter(1, of).getSingleResult();
  }

  private static @Nullable Long orNull(OptionalLong limit) {
    return limit.isPresent() ? limit.getAsLong() : null;
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
