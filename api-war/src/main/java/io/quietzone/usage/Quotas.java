package io.quietzone.usage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quietzone.accounts.Caller;
import io.quietzone.database.Chores;
import io.quietzone.database.Transactions;
import io.quietzone.plans.Plans;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
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

  private static final Duration FORGET_PAUSE = Duration.ofMinutes(30);

  /** A batch that takes longer is taken for forgotten. */
  private static final Duration LONGEST_BATCH = Duration.ofHours(1);

  private final Plans plans;
  private final UsageStore store;
  private final TransactionalUsage within;
  private final Leases leases;
  private final UsageReports reports;
  private final Transactions transactions;
  private final Clock clock;
  private final Counter counter;

  /** The ids of the reservations that this node works on. */
  private final Cache<Long, Boolean> open =
      Caffeine.newBuilder().expireAfterWrite(LONGEST_BATCH).build();

  /** By the caller, whether some may be given back within seconds. */
  private final Cache<Payer, Boolean> exhausted =
      Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MAX_REMEMBERED).build();

  @Inject
  Quotas(
      Plans plans,
      UsageStore store,
      TransactionalUsage within,
      Leases leases,
      UsageReports reports,
      Transactions transactions,
      Clock clock) {
    this.plans = plans;
    this.store = store;
    this.within = within;
    this.leases = leases;
    this.reports = reports;
    this.transactions = transactions;
    this.clock = clock;
    this.counter = new Counter((payer, wanted) -> leases.take(payer, month(), wanted));
  }

  void onStart(@Observes Startup start, Chores chores) {
    chores.every(PULSE, "keep reservations", this::renew);
    chores.every(PULSE, "give back renders", () -> store.giveBackAbandoned(ABANDONED_SECONDS));
    chores.every(FORGET_PAUSE, "forget paid batches", store::forgetPaid);
  }

  /**
   * Spares the work of a render that could not be delivered: a quota that was used up a moment ago
   * is taken for used up.
   *
   * @throws QuotaExhausted if it was
   */
  public void requireHope(Caller caller) {
    Payer payer = Payer.of(caller, plans);
    Boolean leased = exhausted.getIfPresent(payer);
    if (leased != null) {
      throw exhausted(payer, leased);
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
    Optional<Taken> ahead = leases.take(payer);
    if (ahead.isPresent()) {
      return left(payer, ahead.get(), 0);
    }
    Taken taken = counter.take(payer);
    if (taken.granted() == 0 && store.isLeased(payer.workspaceId())) {
      // Some may be left that this node holds for other callers.
      leases.settle(payer.workspaceId());
      taken = counter.take(payer);
    }
    if (taken.granted() == 0) {
      boolean leased = store.isLeased(payer.workspaceId());
      exhausted.put(payer, leased);
      throw exhausted(payer, leased);
    }
    return left(payer, taken, leases.left(payer.workspaceId(), Optional.of(payer.line())));
  }

  /**
   * What is left of a quota.
   *
   * @param held renders that count as used, and are only held here for others of the workspace
   */
  private static OptionalLong left(Payer payer, Taken taken, long held) {
    return payer.remaining(taken.used() - held, taken.usedByKey());
  }

  private OptionalLong left(Payer payer, Taken taken) {
    return left(payer, taken, leases.left(payer.workspaceId(), Optional.empty()));
  }

  /**
   * Takes one render by the transaction that runs: it is taken when that commits, together with
   * whatever else it does. It holds up other renders of the workspace until then.
   *
   * @return renders left of the quota afterwards, not below 0; empty without a limit
   * @throws QuotaExhausted if none is left and the plan does not bill what is beyond
   */
  public OptionalLong takeWithin(Caller caller) {
    Payer payer = Payer.of(caller, plans);
    Taken taken = takeWithin(payer, 1, false);
    if (taken.granted() == 0) {
      boolean leased = within.isLeased(payer.workspaceId());
      exhausted.put(payer, leased);
      throw exhausted(payer, leased);
    }
    return left(payer, taken);
  }

  private Taken takeWithin(Payer payer, int renders, boolean reserving) {
    Taken taken = within.take(payer, month(), renders, reserving);
    List<Lease> held = taken.granted() == 0 ? leases.close(payer.workspaceId()) : List.of();
    if (held.isEmpty()) {
      return taken;
    }
    // By this transaction, which has the month locked; what it undoes is settled later.
    held.forEach(within::settle);
    return within.take(payer, month(), renders, reserving);
  }

  /**
   * Sets renders aside by the transaction that runs, all of them or none. When that has committed,
   * they have to be settled, or else released.
   *
   * @param renders 1 or more
   * @param batch what it is called if it may be asked for again; it is then paid once
   * @throws QuotaExhausted if fewer are left and the plan does not bill what is beyond
   */
  public Reservation reserveWithin(Caller caller, int renders, Optional<String> batch) {
    Payer payer = Payer.of(caller, plans);
    Taken taken = takeWithin(payer, renders, true);
    OptionalLong id = taken.reservation();
    if (id.isEmpty()) {
      boolean leased = within.isLeased(payer.workspaceId());
      if (renders == 1) {
        // Of more there may be too few left, and enough for one.
        exhausted.put(payer, leased);
      }
      throw exhausted(payer, leased);
    }
    batch.ifPresent(name -> within.name(id.getAsLong(), name));
    return new Reservation(payer, id, renders, batch, left(payer, taken));
  }

  /**
   * Sets renders aside for a batch that is asked for again, unless it was paid.
   *
   * @throws BatchRunning if it is being delivered, and not paid yet
   * @throws QuotaExhausted as for the first time
   */
  @Transactional
  public Reservation reserveAgain(Caller caller, int renders, String batch) {
    within.lock(batch);
    // In this order: what is settled between the two questions is paid by the second.
    if (within.isReserved(batch)) {
      throw new BatchRunning();
    }
    if (within.isPaid(batch)) {
      return new Reservation(
          Payer.of(caller, plans),
          OptionalLong.empty(),
          renders,
          Optional.of(batch),
          OptionalLong.empty());
    }
    return reserveWithin(caller, renders, Optional.of(batch));
  }

  /**
   * Keeps what is set aside for as long as somebody works on it, until it is settled or released.
   */
  public void keep(Reservation reservation) {
    if (reservation.id().isPresent()) {
      open.put(reservation.id().getAsLong(), true);
    }
  }

  /**
   * Takes what was set aside, for good. What was given back, because this node was cut off from the
   * database for long, is taken again, unless somebody else has delivered and paid the same batch
   * meanwhile. If this fails, it is still to be released.
   *
   * @throws QuotaExhausted if it was given back, and somebody else has used it meanwhile
   */
  public void settle(Reservation reservation) {
    if (reservation.id().isEmpty()) {
      return;
    }
    long id = reservation.id().getAsLong();
    if (!store.settle(id)) {
      transactions.run(() -> takeAgain(reservation));
    }
    open.invalidate(id);
  }

  private void takeAgain(Reservation reservation) {
    reservation.batch().ifPresent(within::lock);
    // In this order: what is settled between the two questions is paid by the second. Whoever
    // settles the twin's later finds that it is gone, and paid.
    if (reservation.batch().filter(b -> within.settle(b) || within.isPaid(b)).isPresent()) {
      return;
    }
    Payer payer = reservation.payer();
    if (takeWithin(payer, reservation.renders(), false).granted() == 0) {
      throw exhausted(payer, within.isLeased(payer.workspaceId()));
    }
    reservation.batch().ifPresent(within::pay);
  }

  /** Gives back what was not delivered. */
  public void release(Reservation reservation) {
    if (reservation.id().isPresent()) {
      long id = reservation.id().getAsLong();
      open.invalidate(id);
      store.giveBack(id);
    }
  }

  /** What a caller has used this month, and may use. */
  public Usage usage(Caller caller) {
    leases.settle(caller.workspaceId());
    return reports.usage(Payer.of(caller, plans), month());
  }

  /** What each key of a workspace has used this month; the newest key first. */
  public List<Usage.OfKey> usageByKey(String workspaceId) {
    leases.settle(workspaceId);
    return reports.byKey(workspaceId, month());
  }

  private void renew() {
    Set<Long> ids = open.asMap().keySet();
    if (!ids.isEmpty()) {
      store.renew(ids);
    }
  }

  /**
   * Refuses.
   *
   * @param leased whether some may be given back soon that a node holds, and it is worth to ask
   *     then
   */
  private QuotaExhausted exhausted(Payer payer, boolean leased) {
    Instant now = clock.instant();
    Instant next = month().plusMonths(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    // Rounded up, so that it is over by then.
    return new QuotaExhausted(
        payer, leased ? Leases.GIVEN_BACK : Duration.between(now, next).plusSeconds(1));
  }

  private LocalDate month() {
    return LocalDate.now(clock.withZone(ZoneOffset.UTC)).withDayOfMonth(1);
  }
}
