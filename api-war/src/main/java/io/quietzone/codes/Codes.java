package io.quietzone.codes;

import com.github.f4b6a3.ulid.UlidCreator;
import io.quietzone.accounts.Caller;
import io.quietzone.passwords.Password;
import io.quietzone.passwords.Passwords;
import io.quietzone.plans.Plan;
import io.quietzone.plans.Plans;
import io.quietzone.problem.InvalidFields;
import io.quietzone.problem.InvalidFields.Constraint;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All dynamic codes. A caller sees those of its own workspace only. */
@Singleton
public class Codes {

  private final EntityManager database;
  private final Plans plans;
  private final Destinations destinations;
  private final ShortIds shortIds;
  private final CodeList lists;
  private final Versions versions;
  private final Schedule schedule;
  private final DueChange dueChange;
  private final Lifecycle lifecycle;
  private final LiveCodes live;
  private final Admissions admissions;
  private final Passwords passwords;
  private final Clock clock;

  @Inject
  Codes(
      EntityManager database,
      Plans plans,
      Destinations destinations,
      ShortIds shortIds,
      CodeList lists,
      Versions versions,
      Schedule schedule,
      DueChange dueChange,
      Lifecycle lifecycle,
      LiveCodes live,
      Admissions admissions,
      Passwords passwords,
      Clock clock) {
    this.database = database;
    this.plans = plans;
    this.destinations = destinations;
    this.shortIds = shortIds;
    this.lists = lists;
    this.versions = versions;
    this.schedule = schedule;
    this.dueChange = dueChange;
    this.lifecycle = lifecycle;
    this.live = live;
    this.admissions = admissions;
    this.passwords = passwords;
    this.clock = clock;
  }

  /**
   * Reads a destination that a code is to have.
   *
   * @throws IllegalArgumentException with a sentence for the caller if codes may not lead there
   */
  public Destination destination(String text) {
    return destinations.read(text);
  }

  /**
   * Hashes a password that visitors of a code are to give.
   *
   * @throws IllegalArgumentException with a sentence for the caller if it may not be chosen
   */
  public String passwordHash(String password) {
    return passwords.hash(Password.parse(password));
  }

  /** Whether no code has a short id, nor ever had. */
  public boolean isFree(ShortId shortId) {
    return shortIds.isFree(shortId);
  }

  /** Draws short ids that no code has, for codes that are to be made. */
  public List<ShortId> drawShortIds(int count) {
    return shortIds.draw(count);
  }

  /**
   * Makes sure that a code could be made; nothing is made.
   *
   * @throws io.quietzone.problem.Problem if the plan does not allow it
   */
  @Transactional
  public void check(Caller caller, NewCode wanted) {
    lifecycle.requireAllowed(plans.get(caller.plan()), caller.workspaceId(), List.of(wanted));
  }

  /**
   * Makes a code; it leads to its destination at once.
   *
   * @throws io.quietzone.problem.Problem if the plan or its short id does not allow it
   */
  @Transactional
  public Code create(Caller caller, NewCode wanted) {
    return createAll(caller, List.of(wanted)).get(0);
  }

  /**
   * Makes codes, all of them or none.
   *
   * @throws io.quietzone.problem.Problem if the plan or a short id does not allow it
   */
  @Transactional
  public List<Code> createAll(Caller caller, List<NewCode> wanted) {
    if (wanted.isEmpty()) {
      return List.of();
    }
    Plan plan = plans.get(caller.plan());
    lifecycle.requireAllowed(plan, caller.workspaceId(), wanted);
    int drawn = (int) wanted.stream().filter(code -> code.shortId().isEmpty()).count();
    List<ShortId> free = new ArrayList<>(drawn == 0 ? List.of() : shortIds.draw(drawn));
    shortIds.requireFree(wanted.stream().flatMap(code -> code.shortId().stream()).toList());
    Instant now = clock.instant();
    List<Code> codes = new ArrayList<>(wanted.size());
    for (NewCode each : wanted) {
      ShortId shortId = each.shortId().orElseGet(() -> free.remove(free.size() - 1));
      codes.add(code(caller, shortId, each, now));
    }
    lifecycle.start(caller, plan, codes);
    return codes;
  }

  private Code code(Caller caller, ShortId shortId, NewCode wanted, Instant now) {
    Code code =
        new Code(
            UlidCreator.getMonotonicUlid().toString(),
            caller.workspaceId(),
            shortId.text(),
            wanted.route(),
            now);
    lifecycle.change(code, wanted.details(), now);
    return code;
  }

  /**
   * A part of the workspace's codes.
   *
   * @param limit how many at the most, 1 or more
   * @param offset how many to pass over, 0 or more
   */
  public CodePage list(String workspaceId, CodeFilter filter, int limit, int offset) {
    return lists.list(workspaceId, filter, limit, offset);
  }

  /**
   * One code.
   *
   * @throws UnknownCode if the workspace has none with this short id
   */
  public Code get(String workspaceId, String shortId) {
    return find(workspaceId, shortId, LockModeType.NONE);
  }

  /** One code that nobody else changes until the transaction ends. */
  private Code locked(Caller caller, String shortId) {
    return find(caller.workspaceId(), shortId, LockModeType.PESSIMISTIC_WRITE);
  }

  private Code find(String workspaceId, String shortId, LockModeType lock) {
    if (!ShortId.isOne(shortId)) {
      throw new UnknownCode();
    }
    TypedQuery<Code> query =
        database
            .createQuery(
                "select c from Code c where c.shortId = :shortId and c.workspaceId = :workspace"
                    + " and c.deletedAt is null",
                Code.class)
            .setParameter("shortId", shortId)
            .setParameter("workspace", workspaceId);
    if (lock != LockModeType.NONE) {
      query.setLockMode(lock);
    }
    return query.getResultStream().findFirst().orElseThrow(UnknownCode::new);
  }

  /**
   * Changes a code; the next scan sees it.
   *
   * @throws UnknownCode if the workspace has none with this short id
   * @throws io.quietzone.problem.Problem if the plan does not allow it
   */
  @Transactional
  public Code change(Caller caller, String shortId, CodeChange change) {
    Code code = locked(caller, shortId);
    Plan plan = plans.get(caller.plan());
    Instant now = clock.instant();
    // The caller's word is the last: what is due, and not made yet, is not to come after it.
    dueChange.make(code, now);
    boolean active = code.active();
    boolean unlimited = code.maxScans().isEmpty();
    lifecycle.change(code, change.details(), now);
    if (code.active() && !active) {
      lifecycle.requireActive(plan, caller.workspaceId(), 1);
    }
    if (unlimited && code.maxScans().isPresent()) {
      admissions.begin(code);
    }
    Route route = change.route().of(code.route());
    if (!route.equals(code.route())) {
      lead(code, route, plan, now);
    }
    lifecycle.changed(caller, plan, code);
    return code;
  }

  private void lead(Code code, Route route, Plan plan, Instant now) {
    plan.requireDestinationEdit(editsMadeAndPlanned(code));
    if (!route.variants().isEmpty() && !route.variants().equals(code.route().variants())) {
      plan.requireVariants();
    }
    lifecycle.lead(code, route, now);
  }

  private long editsMadeAndPlanned(Code code) {
    return code.destinationChanges() + (long) schedule.list(code).size();
  }

  /**
   * Deletes a code; its short id leads nowhere from now on.
   *
   * @throws UnknownCode if the workspace has none with this short id
   */
  @Transactional
  public void delete(Caller caller, String shortId) {
    Code code = locked(caller, shortId);
    code.delete(clock.instant());
    schedule.clear(code);
    lifecycle.end(caller, code);
  }

  /**
   * Where a code led and leads, the newest first.
   *
   * @throws UnknownCode if the workspace has none with this short id
   */
  public VersionPage versions(String workspaceId, String shortId, int limit, int offset) {
    Code code = get(workspaceId, shortId);
    return new VersionPage(versions.list(code, limit, offset), code.version());
  }

  /**
   * Lets a code lead where it led once, as a new version.
   *
   * @param number of the old version
   * @throws UnknownCode if the workspace has none with this short id
   * @throws UnknownPart if the code has no such version
   * @throws InvalidFields if codes may not lead there any more
   * @throws io.quietzone.problem.Problem if the plan does not allow it
   */
  @Transactional
  public Code rollBack(Caller caller, String shortId, int number) {
    Code code = locked(caller, shortId);
    Plan plan = plans.get(caller.plan());
    Instant now = clock.instant();
    Version version = versions.get(code, number).orElseThrow(UnknownPart::version);
    dueChange.make(code, now);
    if (!version.route().equals(code.route())) {
      requireAllowed(version.route());
      lead(code, version.route(), plan, now);
      lifecycle.changed(caller, plan, code);
    }
    return code;
  }

  private void requireAllowed(Route route) {
    try {
      destinations.read(route.destination().url());
      route.variants().forEach(variant -> destinations.read(variant.destination().url()));
    } catch (IllegalArgumentException e) {
      throw invalid("version", String.valueOf(e.getMessage()));
    }
  }

  /**
   * The changes that are still to come, the earliest first.
   *
   * @throws UnknownCode if the workspace has none with this short id
   */
  public List<PlannedChange> planned(String workspaceId, String shortId) {
    return schedule.list(get(workspaceId, shortId));
  }

  /**
   * Plans a change of where a code leads. It is made on time on every node.
   *
   * @param at in the future
   * @throws UnknownCode if the workspace has none with this short id
   * @throws io.quietzone.problem.Problem if the plan does not allow it
   */
  @Transactional
  public PlannedChange plan(Caller caller, String shortId, Instant at, RouteChange change) {
    Code code = locked(caller, shortId);
    Plan plan = plans.get(caller.plan());
    Instant now = clock.instant();
    if (!at.isAfter(now)) {
      throw invalid("at", "Send a moment in the future.");
    }
    int waiting = schedule.list(code).size();
    if (waiting >= PlannedChange.MAX_COUNT) {
      throw invalid("at", "A code has at most " + PlannedChange.MAX_COUNT + " planned changes.");
    }
    plan.requireDestinationEdit(editsMadeAndPlanned(code));
    if (change.variants().filter(variants -> !variants.isEmpty()).isPresent()) {
      plan.requireVariants();
    }
    PlannedChange planned = schedule.add(code, at, change, now);
    lifecycle.planned(caller, code, planned);
    return planned;
  }

  /**
   * Takes a planned change back.
   *
   * @throws UnknownCode if the workspace has none with this short id
   * @throws UnknownPart if the code has no such change
   */
  @Transactional
  public void unplan(Caller caller, String shortId, String id) {
    Code code = locked(caller, shortId);
    if (!schedule.remove(code, id)) {
      throw UnknownPart.plannedChange();
    }
    lifecycle.unplanned(caller, code, id);
  }

  private static InvalidFields invalid(String field, String message) {
    return new InvalidFields(Map.of(field, new Constraint(List.of(message))));
  }

  /**
   * What a scan has to know of a code, from memory: at the most a few seconds old, unless the
   * database is away. Deleted codes are among them.
   *
   * @param shortId whatever was scanned
   * @return empty if there never was such a code
   * @throws RuntimeException of the database, when it is away and the code was not scanned before
   */
  public Optional<LiveCode> live(String shortId) {
    return ShortId.isOne(shortId) ? live.get(shortId) : Optional.empty();
  }

  /**
   * Lets a scan of a code through, unless it has had its maximum: exact among all nodes. A code
   * without a maximum costs nothing.
   *
   * @return whether this scan is within the maximum
   */
  public boolean admit(LiveCode code) {
    return code.maxScans() == 0 || (!code.usedUp() && admissions.admit(code));
  }

  /** Whether a visitor has given the password of a code; slow on purpose. */
  public boolean unlocks(LiveCode code, String password) {
    return passwords.matches(admissions.passwordHash(code), password);
  }
}
