package io.quietzone.scans;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.quietzone.codes.LiveCode;
import io.quietzone.database.Database;
import io.quietzone.plans.Plans;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whether a workspace has had the month's scans of its plan. What was imported is read every few
 * seconds, and this node's own scans since then are added, so that the allowance is overstepped by
 * what other nodes answer within these seconds at the most. Plans without a limit cost nothing.
 */
@Singleton
class Allowances {

  private static final Duration KEPT = Duration.ofSeconds(5);
  private static final int MAX_WORKSPACES = 100_000;

  private final EntityManager database;
  private final Plans plans;
  private final Clock clock;
  private final LoadingCache<String, AtomicLong> used =
      Caffeine.newBuilder().maximumSize(MAX_WORKSPACES).expireAfterWrite(KEPT).build(this::read);

  @Inject
  Allowances(EntityManager database, Plans plans, Clock clock) {
    this.database = database;
    this.plans = plans;
    this.clock = clock;
  }

  /** Takes one scan of the month's, if there is one left. */
  boolean take(LiveCode code) {
    OptionalLong limit = plans.get(code.plan()).scansPerMonth();
    if (limit.isEmpty()) {
      return true;
    }
    try {
      AtomicLong counted = used.get(code.workspaceId());
      return counted.getAndUpdate(scans -> Math.min(scans + 1, limit.getAsLong()))
          < limit.getAsLong();
    } catch (RuntimeException e) {
      if (!Database.isAway(e)) {
        throw e;
      }
      // A printed code works while the database is away; whether it may is known afterwards.
      return true;
    }
  }

  private AtomicLong read(String workspaceId) {
    LocalDate month = LocalDate.now(clock.withZone(ZoneOffset.UTC)).withDayOfMonth(1);
    List<?> scans =
        database
            .createNativeQuery(
                "select scans from scan_month where workspace_id = ?1 and month = ?2")
            .setParameter(1, workspaceId)
            .setParameter(2, month)
            .getResultList();
    return new AtomicLong(scans.isEmpty() ? 0 : ((Number) scans.get(0)).longValue());
  }
}
