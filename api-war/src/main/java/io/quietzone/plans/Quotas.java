package io.quietzone.plans;

import io.quietzone.plans.Plan.Overage;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;

/** How many renders each workspace has used in the calendar month, UTC. */
@Singleton
public class Quotas {

  private final EntityManager database;
  private final Clock clock;

  @Inject
  Quotas(EntityManager database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Renders set aside for a request. Kept when they were delivered, given back when not.
   *
   * @param month whose quota they are taken from: its first day
   * @param remaining renders left of the quota afterwards, not below 0; empty without a limit
   */
  public record Reservation(
      String workspaceId, LocalDate month, int renders, OptionalLong remaining) {}

  /**
   * Takes renders from the month's quota, all of them or none.
   *
   * @param renders 1 or more
   * @throws QuotaExhausted if fewer are left and the plan does not bill what is beyond
   */
  @Transactional(dontRollbackOn = QuotaExhausted.class)
  public Reservation reserve(String workspaceId, Plan plan, int renders) {
    LocalDate month = LocalDate.now(clock.withZone(ZoneOffset.UTC)).withDayOfMonth(1);
    OptionalLong limit = plan.rendersPerMonth();
    long cap = plan.overage() == Overage.BILLED ? Long.MAX_VALUE : limit.orElse(Long.MAX_VALUE);
    // One statement, so that requests at the same time never take the same render twice.
    List<?> used =
        database
            .createNativeQuery(
                """
                insert into monthly_usage as u (workspace_id, month, renders)
                select ?1, ?2, ?3 where ?3 <= ?4
                on conflict (workspace_id, month)
                do update set renders = u.renders + excluded.renders
                where u.renders + excluded.renders <= ?4
                returning u.renders
                """)
            .setParameter(1, workspaceId)
            .setParameter(2, month)
            .setParameter(3, (long) renders)
            .setParameter(4, cap)
            .getResultList();
    if (used.isEmpty()) {
      throw new QuotaExhausted(plan, cap);
    }
    long usedNow = ((Number) used.get(0)).longValue();
    OptionalLong remaining =
        limit.isPresent()
            ? OptionalLong.of(Math.max(0, limit.getAsLong() - usedNow))
            : OptionalLong.empty();
    return new Reservation(workspaceId, month, renders, remaining);
  }

  /** Gives back what was not delivered. */
  @Transactional
  public void release(Reservation reservation) {
    database
        .createNativeQuery(
            "update monthly_usage set renders = renders - ?1 where workspace_id = ?2 and month = ?3")
        .setParameter(1, (long) reservation.renders())
        .setParameter(2, reservation.workspaceId())
        .setParameter(3, reservation.month())
        .executeUpdate();
  }
}
