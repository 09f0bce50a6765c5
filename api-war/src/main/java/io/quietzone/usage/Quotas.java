package io.quietzone.usage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quietzone.accounts.Caller;
import io.quietzone.database.Chores;
import io.quietzone.plans.Plans;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How many renders each workspace has used in the calendar month, UTC.
 *
 * <p>A single render is taken when it is finished and before it is answered, in one transaction:
 * whatever dies when, the quota is never exceeded, and nothing is taken for what was not finished.
 * A batch is answered while it is drawn, so it is reserved before and settled at its end; a
 * reservation that nobody works on any more is given back within about half a minute.
 */
@Singleton
public class Quotas {

  /** How often a node says that it works on its reservations, and looks for abandoned ones. */
  private static final Duration PULSE = Duration.ofSeconds(5);

  private static final long ABANDONED_SECONDS = 30;

  /** How long a used-up quota is believed to be used up, without asking. */
  private static final Duration REMEMBERED = Duration.ofSeconds(1);

  private static final int MAX_REMEMBERED = 10_000;

  /** A batch that takes longer is taken for forgotten. */
  private static final Duration LONGEST_BATCH = Duration.ofHours(1);

  private final Plans plans;
  private final UsageStore store;
  private final UsageReports reports;
  private final Clock clock;
  private final Counter counter;

  /** The ids of the reservations that this node works on. */
  private final Cache<Long, Boolean> open =
      Caffeine.newBuilder().expireAfterWrite(LONGEST_BATCH).build();

  private final Cache<Payer, Boolean> exhausted =
      Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MAX_REMEMBERED).build();

  @Inject
  Quotas(Plans plans, UsageStore store, UsageReports reports, Clock clock) {
    this.plans = plans;
    this.store = store;
    this.reports = reports;
    this.clock = clock;
    this.counter = new Counter((payer, wanted) -> store.take(payer, month(), wanted, false, false));
  }

  void onStart(@Observes Startup start, Chores chores) {
    chores.every(PULSE, "keep reservations", this::renew);
    chores.every(PULSE, "give back renders", () -> store.giveBackAbandoned(ABANDONED_SECONDS));
  }

  /**
   * Spares the work of a render that could not be delivered: a quota that was used up a moment ago
   * is taken for used up.
   *
   * @throws QuotaExhausted if it was
   */
  public void requireHope(Caller caller) {
    Payer payer = Payer.of(caller, plans);
    if (exhausted.getIfPresent(payer) != null) {
      throw exhausted(payer);
    }
  }

  /**
   * Takes one render, for good: the picture is there, and is about to be answered.
   *
   * @return renders left of the quota afterwards, not below 0; empty without a limit
   * @throws QuotaExhausted if none is left and the plan does not bill what is beyond
   */
  public OptionalLong take(Caller caller) {
    Payer payer = Payer.of(caller, plans);
    Taken taken = counter.take(payer);
    if (taken.granted() == 0) {
      exhausted.put(payer, true);
      throw exhausted(payer);
    }
    return payer.remaining(taken.used(), taken.usedByKey());
  }

  /**
   * Sets renders aside, all of them or none. They have to be settled, or else released.
   *
   * @param renders 1 or more
   * @throws QuotaExhausted if fewer are left and the plan does not bill what is beyond
   */
  public Reservation reserve(Caller caller, int renders) {
    Payer payer = Payer.of(caller, plans);
    Taken taken = store.take(payer, month(), renders, true, true);
    long id = taken.reservation().orElseThrow(() -> exhausted(payer));
    open.put(id, true);
    return new Reservation(payer, id, renders, payer.remaining(taken.used(), taken.usedByKey()));
  }

  /**
   * Takes what was set aside, for good. What was given back, because this node was cut off from the
   * database for long, is taken again. If this fails, it is still to be released.
   *
   * @throws QuotaExhausted if it was given back, and somebody else has used it meanwhile
   */
  public void settle(Reservation reservation) {
    if (!store.settle(reservation.id())) {
      Payer payer = reservation.payer();
      if (store.take(payer, month(), reservation.renders(), true, false).granted() == 0) {
        throw exhausted(payer);
      }
    }
    open.invalidate(reservation.id());
  }

  /** Gives back what was not delivered. */
  public void release(Reservation reservation) {
    open.invalidate(reservation.id());
    store.giveBack(reservation.id());
  }

  /** What a caller has used this month, and may use. */
  public Usage usage(Caller caller) {
    return reports.usage(Payer.of(caller, plans), month());
  }

  /** What each key of a workspace has used this month; the newest key first. */
  public List<Usage.OfKey> usageByKey(String workspaceId) {
    return reports.byKey(workspaceId, month());
  }

  private void renew() {
    Set<Long> ids = open.asMap().keySet();
    if (!ids.isEmpty()) {
      store.renew(ids);
    }
  }

  private QuotaExhausted exhausted(Payer payer) {
    Instant now = clock.instant();
    Instant next = month().plusMonths(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    // Rounded up, so that it is over by then.
    return new QuotaExhausted(payer, Duration.between(now, next).plusSeconds(1));
  }

  private LocalDate month() {
    return LocalDate.now(clock.withZone(ZoneOffset.UTC)).withDayOfMonth(1);
  }
}
