package io.quietzone.scans;

import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import io.quietzone.codes.LiveCode;
import io.quietzone.database.Database;
import io.quietzone.plans.Plan;
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
import java.util.function.BooleanSupplier;

/**
 * Whether a workspace has had the month's scans of its plan. What was imported is read every few
 * seconds, and this node's own scans are counted on from there, imported yet or not, so that the
 * allowance is overstepped by what other nodes answer until it is imported at the most. Plans
 * without a limit cost nothing.
 */
@Singleton
class Allowances {

  private static final Duration KEPT = Duration.ofSeconds(5);
  private static final int MAX_WORKSPACES = 100_000;

  private final EntityManager database;
  private final Plans plans;
  private final Clock clock;
  private final LoadingCache<String, Counted> used;

  @Inject
  Allowances(EntityManager database, Plans plans, Clock clock) {
    this(database, plans, clock, Ticker.systemTicker());
  }

  Allowances(EntityManager database, Plans plans, Clock clock, Ticker ticker) {
    this.database = database;
    this.plans = plans;
    this.clock = clock;
    this.used =
        Caffeine.newBuilder()
            .ticker(ticker)
            .maximumSize(MAX_WORKSPACES)
            .refreshAfterWrite(KEPT)
            .executor(Runnable::run)
            .build(new Reader());
  }

  /** Whether scans of a code are counted against an allowance. */
  boolean limits(LiveCode code) {
    return limit(code).isPresent();
  }

  /** Takes one scan of the month's, if there is one left. */
  boolean take(LiveCode code) {
    OptionalLong limit = limit(code);
    if (limit.isEmpty()) {
      return true;
    }
    try {
      return counted(code.workspaceId())
              .scans()
              .getAndUpdate(scans -> Math.min(scans + 1, limit.getAsLong()))
          < limit.getAsLong();
    } catch (RuntimeException e) {
      if (!Database.isAway(e)) {
        throw e;
      }
      // A printed code works while the database is away; whether it may is known afterwards.
      return true;
    }
  }

  /**
   * Keeps a scan that was taken if it is let through; if not, or if that cannot be told, it is
   * given back.
   */
  boolean keepIf(LiveCode code, BooleanSupplier letThrough) {
    boolean kept = false;
    try {
      kept = letThrough.getAsBoolean();
      return kept;
    } finally {
      if (!kept) {
        giveBack(code);
      }
    }
  }

  /** A printed code works also when its plan was taken out of the catalogue. */
  private OptionalLong limit(LiveCode code) {
    return plans.find(code.plan()).map(Plan::scansPerMonth).orElse(OptionalLong.empty());
  }

  private void giveBack(LiveCode code) {
    Counted counted = limits(code) ? used.getIfPresent(code.workspaceId()) : null;
    if (counted != null) {
      counted.scans().updateAndGet(scans -> Math.max(scans - 1, 0));
    }
  }

  private Counted counted(String workspaceId) {
    Counted counted = used.get(workspaceId);
    if (!counted.month().equals(month())) {
      used.invalidate(workspaceId);
      counted = used.get(workspaceId);
    }
    return counted;
  }

  private LocalDate month() {
    return LocalDate.now(clock.withZone(ZoneOffset.UTC)).withDayOfMonth(1);
  }

  /** The scans of a month. */
  private record Counted(LocalDate month, AtomicLong scans) {}

  private final class Reader implements CacheLoader<String, Counted> {

    @Override
    public Counted load(String workspaceId) {
      LocalDate month = month();
      List<?> scans =
          database
              .createNativeQuery(
                  "select scans from scan_month where workspace_id = ?1 and month = ?2")
              .setParameter(1, workspaceId)
              .setParameter(2, month)
              .getResultList();
      long imported = scans.isEmpty() ? 0 : ((Number) scans.get(0)).longValue();
      return new Counted(month, new AtomicLong(imported));
    }

    /**
     * Never fewer than before: what this node has counted may not be imported for a while. While
     * the database is away it goes on from what it knows, and asks again when that is old again.
     */
    @Override
    public Counted reload(String workspaceId, Counted counted) {
      Counted read;
      try {
        read = load(workspaceId);
      } catch (RuntimeException e) {
        if (!Database.isAway(e)) {
          throw e;
        }
        return counted;
      }
      if (!read.month().equals(counted.month())) {
        return read;
      }
      counted.scans().accumulateAndGet(read.scans().get(), Math::max);
      return counted;
    }
  }
}
