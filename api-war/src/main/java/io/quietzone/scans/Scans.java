package io.quietzone.scans;

import io.quietzone.codes.Codes;
import io.quietzone.codes.LiveCode;
import io.quietzone.codes.LiveCode.State;
import io.quietzone.codes.Route;
import io.quietzone.codes.Variant;
import io.quietzone.integrations.journal.Journal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** All scans: where each leads, and what was counted. */
@Singleton
public class Scans {

  private final Codes codes;
  private final ScanJournal journal;
  private final Visitors visitors;
  private final Countries countries;
  private final Agents agents;
  private final Allowances allowances;
  private final Tries tries;
  private final AnalyticsReader analytics;
  private final Importer importer;
  private final Clock clock;

  @Inject
  Scans(
      Codes codes,
      ScanJournal journal,
      Visitors visitors,
      Countries countries,
      Agents agents,
      Allowances allowances,
      Tries tries,
      AnalyticsReader analytics,
      Importer importer,
      Clock clock) {
    this.codes = codes;
    this.journal = journal;
    this.visitors = visitors;
    this.countries = countries;
    this.agents = agents;
    this.allowances = allowances;
    this.tries = tries;
    this.analytics = analytics;
    this.importer = importer;
    this.clock = clock;
  }

  /**
   * Decides where a scan leads. One that leads somewhere is to be recorded before it is answered.
   *
   * @param shortId whatever was scanned
   * @throws RuntimeException of the database, when it is away and it has to be asked
   */
  public Outcome follow(String shortId, Visit visit) {
    Optional<LiveCode> found = codes.live(shortId);
    long now = clock.millis();
    if (found.isEmpty()) {
      journal.offer(new OrphanRecord(now).bytes());
      return new Outcome.Unknown();
    }
    LiveCode code = found.get();
    State state = code.state(now);
    if (state != State.LEADING) {
      return new Outcome.Closed(state);
    }
    if (code.locked()) {
      return new Outcome.Locked();
    }
    return visit.preview() ? leads(code, visit, now) : admitted(code, visit, now);
  }

  /**
   * Decides where a scan of a code leads whose visitor has given a password.
   *
   * @throws RuntimeException of the database, when it is away
   */
  public Outcome unlock(String shortId, Visit visit, String password) {
    Optional<LiveCode> found = codes.live(shortId);
    if (found.isEmpty()) {
      return new Outcome.Unknown();
    }
    LiveCode code = found.get();
    long now = clock.millis();
    State state = code.state(now);
    if (state != State.LEADING) {
      return new Outcome.Closed(state);
    }
    if (!tries.take(code.id(), visit.address())) {
      return new Outcome.TooManyTries();
    }
    return !code.locked() || codes.unlocks(code, password)
        ? admitted(code, visit, now)
        : new Outcome.WrongPassword();
  }

  /**
   * Shows where a scan would lead, without one.
   *
   * @throws RuntimeException of the database, when it is away and it has to be asked
   */
  public Outcome preview(String shortId, Visit visit) {
    Optional<LiveCode> found = codes.live(shortId);
    if (found.isEmpty()) {
      return new Outcome.Unknown();
    }
    long now = clock.millis();
    State state = found.get().state(now);
    if (state != State.LEADING) {
      return new Outcome.Closed(state);
    }
    return found.get().locked() ? new Outcome.Locked() : leads(found.get(), visit, now);
  }

  /**
   * Records a scan.
   *
   * @param answer run when the scan is on disk, or cannot be, which is no fault of the visitor's;
   *     on the thread for which all others wait
   */
  public void record(Outcome.Leads scan, Visit visit, Runnable answer) {
    byte[] record;
    try {
      record = recorded(scan, visit).bytes();
    } catch (RuntimeException e) {
      journal.lose();
      throw e;
    }
    journal.append(record, durable -> answer.run());
  }

  private ScanRecord recorded(Outcome.Leads scan, Visit visit) {
    String userAgent = Headers.userAgent(visit.userAgent());
    long visitor = visitors.number(visit.address(), userAgent, scan.time());
    return new ScanRecord(
        scan.time(),
        visitor,
        visitors.isFirst(visitor, scan.code().id()),
        visit.preview(),
        scan.code().id(),
        country(visit),
        scan.variant(),
        scan.url(),
        userAgent,
        Headers.host(visit.referrer()),
        Headers.language(visit.languages()));
  }

  /**
   * What was counted of a code.
   *
   * @throws io.quietzone.codes.UnknownCode if the workspace has none with this short id
   */
  public Analytics analytics(String workspaceId, String shortId, Period period) {
    return analytics.read(codes.get(workspaceId, shortId), period);
  }

  /** How scans are recorded on this node. */
  public Recording recording() {
    return new Recording(
        journal.isFailing(),
        journal.get().map(Journal::recorded).orElse(0L),
        journal.lost(),
        journal.get().map(this::waitingBytes).orElse(0L));
  }

  /** Until the database has told the position, whatever the journal keeps may wait. */
  private long waitingBytes(Journal open) {
    // In this order: the end moves on meanwhile.
    long imported = Math.max(importer.position(), open.start());
    return open.end() - imported;
  }

  /**
   * How scans are recorded.
   *
   * @param failing whether scans are lost at the moment
   * @param recorded scans that are on disk, those of unknown ids included, since the start
   * @param lost scans that were answered and not recorded, since the start
   * @param waitingBytes how much of the journal is not in the database yet
   */
  public record Recording(boolean failing, long recorded, long lost, long waitingBytes) {}

  /** Bots take nothing from an allowance or a maximum; who scans is found out only where one is. */
  private Outcome admitted(LiveCode code, Visit visit, long now) {
    boolean limited = code.maxScans() > 0;
    if ((limited || allowances.limits(code))
        && agents.of(Headers.userAgent(visit.userAgent())).isBot()) {
      return leads(code, visit, now);
    }
    if (!allowances.take(code)) {
      return new Outcome.OverAllowance();
    }
    return limited && !allowances.keepIf(code, () -> codes.admit(code))
        ? new Outcome.Closed(State.USED_UP)
        : leads(code, visit, now);
  }

  private static Outcome leads(LiveCode code, Visit visit, long now) {
    Route route = code.route(now);
    if (route.variants().isEmpty()) {
      return new Outcome.Leads(code, route.destination().url(), "", now);
    }
    Variant variant = choose(route.variants(), code, visit);
    return new Outcome.Leads(code, variant.destination().url(), variant.label(), now);
  }

  /**
   * A visitor keeps its variant for as long as address, user agent and weights stay the same: what
   * chooses is computed from these and the code, each time, and kept nowhere.
   */
  private static Variant choose(List<Variant> variants, LiveCode code, Visit visit) {
    int sum = 0;
    for (Variant variant : variants) {
      sum += variant.weight();
    }
    byte[] key = code.id().getBytes(StandardCharsets.UTF_8);
    long number = Digests.of(Digests.keyed(key), visit.address(), visit.userAgent());
    long rest = Long.remainderUnsigned(number, sum);
    for (Variant variant : variants) {
      rest -= variant.weight();
      if (rest < 0) {
        return variant;
      }
    }
    return variants.get(variants.size() - 1);
  }

  private String country(Visit visit) {
    String told = Headers.country(visit.country());
    return told.isEmpty() ? countries.of(visit.address()) : told;
  }
}
