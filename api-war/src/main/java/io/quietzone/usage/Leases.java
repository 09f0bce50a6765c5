package io.quietzone.usage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quietzone.accounts.Workspaces;
import io.quietzone.database.Chores;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Renders that this node has taken ahead for callers who ask often, so that most of them cost no
 * transaction. They are counted as used when they are taken, and what was not delivered of them is
 * given back: within two seconds when they are not asked for, at the end of the month, when the
 * server stops, and after a kill when it starts again. The quota is therefore never exceeded, and
 * nothing that was delivered is ever missing.
 */
@Singleton
class Leases {

  private static final Logger LOG = System.getLogger(Leases.class.getName());

  /** After that long a node has given back what it is not asked for. */
  static final Duration GIVEN_BACK = Duration.ofSeconds(2);

  private static final Duration PULSE = Duration.ofMillis(500);
  private static final Duration FORGET_PAUSE = Duration.ofMinutes(10);

  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

  /** Who asks twice in that time asks often. */
  private static final Duration OFTEN = Duration.ofMillis(100);

  private static final int MAX_CALLERS = 10_000;

  private final UsageStore store;
  private final Clock clock;
  private final Path path;
  private final UUID holder = UUID.randomUUID();
  private final Map<Line, Lease> open = new ConcurrentHashMap<>();
  private final Set<Lease> closed = ConcurrentHashMap.newKeySet();
  private final Cache<Line, Boolean> askedLately =
      Caffeine.newBuilder().expireAfterWrite(OFTEN).maximumSize(MAX_CALLERS).build();

  /** Null where it cannot be used: nothing is taken ahead then. */
  private volatile @Nullable LeaseFile file;

  /** Whether what an earlier run has left is settled. */
  private volatile boolean ready;

  @Inject
  Leases(
      UsageStore store,
      Clock clock,
      @ConfigProperty(name = "QUIETZONE_HOME", defaultValue = ".") Path home) {
    this.store = store;
    this.clock = clock;
    this.path = home.resolve("leases");
  }

  void onStart(@Observes Startup start, Chores chores, Workspaces workspaces) {
    chores.every(PULSE, "settle leases", this::settleIdle);
    chores.every(FORGET_PAUSE, "forget leases", store::keepAbandonedLeases);
    // Its plan may be another, and its credits are used first.
    workspaces.onChange(id -> closeThose(lease -> id.isEmpty() || lease.isOf(id.get())));
  }

  /** Takes one render that was taken ahead; empty if there is none. */
  Optional<Taken> take(Payer payer) {
    Lease lease = open.get(payer.line());
    return lease == null ? Optional.empty() : lease.take(payer, clock.millis());
  }

  /** Takes renders for those who wait, as many as there are, and for who asks often more ahead. */
  Taken take(Payer payer, LocalDate month, long wanted) {
    begin();
    LeaseFile slots = file;
    OptionalInt slot = slots == null ? OptionalInt.empty() : slots.reserve();
    if (slots == null || slot.isEmpty()) {
      return store.take(payer, month, wanted, 0, OptionalLong.empty(), holder).taken();
    }
    Optional<Lease> lease =
        Optional.ofNullable(open.get(payer.line())).filter(held -> held.isFor(payer, month));
    boolean used = false;
    try {
      Ahead ahead = take(payer, month, wanted, lease);
      long now = System.nanoTime();
      if (lease.isPresent() && lease.get().id() == ahead.lease()) {
        lease.get().add(ahead, now);
      } else if (ahead.leased() > 0) {
        used = true;
        LeaseFile.Slot opened = slots.open(slot.getAsInt(), ahead.lease());
        Lease before = open.put(payer.line(), new Lease(payer, month, ahead, opened, now));
        Optional.ofNullable(before).ifPresent(this::close);
      }
      return ahead.taken();
    } finally {
      if (!used) {
        slots.release(slot.getAsInt());
      }
    }
  }

  private Ahead take(Payer payer, LocalDate month, long wanted, Optional<Lease> lease) {
    long most = 0;
    if (lease.isPresent()) {
      most = lease.get().ahead(System.nanoTime());
    } else if (wanted > 1 || askedLately.getIfPresent(payer.line()) != null) {
      most = Lease.FIRST_AHEAD;
    }
    askedLately.put(payer.line(), true);
    return store.take(
        payer,
        month,
        wanted,
        most,
        lease.map(held -> OptionalLong.of(held.id())).orElse(OptionalLong.empty()),
        holder);
  }

  /**
   * How many renders of a workspace this node has taken ahead and not delivered.
   *
   * @param except whose are not counted
   */
  long left(String workspaceId, Optional<Line> except) {
    return Stream.concat(open.values().stream(), closed.stream())
        .distinct()
        .filter(lease -> lease.isOf(workspaceId))
        .filter(lease -> except.filter(lease.line()::equals).isEmpty())
        .mapToLong(Lease::left)
        .sum();
  }

  /** Gives back what this node holds for a workspace: what is used is what was delivered then. */
  void settle(String workspaceId) {
    close(workspaceId).forEach(this::settle);
  }

  /** Ends what this node holds for a workspace; it is given back by the caller, or else soon. */
  List<Lease> close(String workspaceId) {
    closeThose(lease -> lease.isOf(workspaceId));
    return closed.stream().filter(lease -> lease.isOf(workspaceId)).toList();
  }

  private void closeThose(Predicate<Lease> which) {
    open.values().stream().filter(which).forEach(this::close);
  }

  private void close(Lease lease) {
    // In this order, so that it is always to be found.
    closed.add(lease);
    lease.close();
    open.remove(lease.line(), lease);
  }

  private void settle(Lease lease) {
    lease.settle(() -> store.settleLease(lease.id(), lease.delivered()));
    closed.remove(lease);
  }

  private void settleIdle() {
    begin();
    long now = System.nanoTime();
    closeThose(lease -> lease.isIdle(now));
    settleClosed();
  }

  /** One that cannot be settled keeps no other from it. */
  private void settleClosed() {
    PersistenceException failure = null;
    for (Lease lease : closed) {
      try {
        settle(lease);
      } catch (PersistenceException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** Settles what an earlier run has left; nothing is taken before. */
  private void begin() {
    if (!ready) {
      beginOnce();
    }
  }

  private synchronized void beginOnce() {
    if (ready) {
      return;
    }
    try {
      file = settled(LeaseFile.open(path));
    } catch (IOException e) {
      LOG.log(Level.WARNING, "Each render costs a transaction, for " + path + " cannot be used", e);
    }
    ready = true;
  }

  private LeaseFile settled(LeaseFile left) {
    UUID boot = boot();
    try {
      Optional<UUID> earlier = left.holder();
      if (earlier.isPresent() && left.isOf(boot)) {
        left.left().forEach(lease -> store.settleLease(lease.id(), lease.delivered()));
        store.giveBackLeases(earlier.get());
      } else if (earlier.isPresent()) {
        store.keepLeases(earlier.get());
      }
      left.begin(boot, holder);
      return left;
    } catch (PersistenceException e) {
      left.close();
      throw e;
    }
  }

  /** The kernel's name for the time since it was started; one that is not known is another one. */
  private static UUID boot() {
    try {
      return UUID.fromString(Files.readString(BOOT).strip());
    } catch (IOException | IllegalArgumentException e) {
      LOG.log(Level.DEBUG, "The boot has no name", e);
      return UUID.randomUUID();
    }
  }

  /** Gives everything back; what cannot be is given back at the next start. */
  @PreDestroy
  void stop() {
    closeThose(lease -> true);
    try {
      settleClosed();
    } catch (PersistenceException e) {
      LOG.log(Level.DEBUG, "Leases are settled at the next start", e);
    }
    LeaseFile used = file;
    if (used != null) {
      used.close();
    }
  }
}
