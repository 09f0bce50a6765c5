package io.quietzone.codes;

import io.quietzone.accounts.Caller;
import io.quietzone.audit.Audit;
import io.quietzone.plans.Plan;
import io.quietzone.problem.InvalidFields;
import io.quietzone.problem.InvalidFields.Constraint;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What happens to codes, and who has to know of it: each within a running transaction. */
@Singleton
class Lifecycle {

  private final EntityManager database;
  private final Versions versions;
  private final LiveCodes live;
  private final Events events;
  private final Audit audit;

  @Inject
  Lifecycle(EntityManager database, Versions versions, LiveCodes live, Events events, Audit audit) {
    this.database = database;
    this.versions = versions;
    this.live = live;
    this.events = events;
    this.audit = audit;
  }

  /** Makes sure that the plan allows new codes. */
  void requireAllowed(Plan plan, String workspaceId, List<NewCode> wanted) {
    if (wanted.stream().anyMatch(code -> !code.route().variants().isEmpty())) {
      plan.requireVariants();
    }
    int active =
        (int) wanted.stream().filter(code -> code.details().active().of(true, false)).count();
    requireActive(plan, workspaceId, active);
  }

  /** Makes sure that the plan allows more active codes, exactly however many are made at once. */
  void requireActive(Plan plan, String workspaceId, int more) {
    if (plan.maxActiveCodes().isEmpty() || more == 0) {
      return;
    }
    database
        .createNativeQuery(
            "select cast(pg_advisory_xact_lock(hashtextextended('codes of ' || ?1, 0)) as text)")
        .setParameter(1, workspaceId)
        .getSingleResult();
    Number active =
        (Number)
            database
                .createNativeQuery(
                    "select count(*) from code"
                        + " where workspace_id = ?1 and active and deleted_at is null")
                .setParameter(1, workspaceId)
                .getSingleResult();
    plan.requireActiveCodes(active.longValue(), more);
  }

  /** Codes begin. */
  void start(Caller caller, Plan plan, List<Code> codes) {
    codes.forEach(database::persist);
    try {
      database.flush();
    } catch (RuntimeException e) {
      throw ShortIds.orTaken(e);
    }
    List<String> ids = codes.stream().map(Code::id).toList();
    versions.add(ids);
    if (plan.webhooks()) {
      events.created(ids);
    }
    for (Code code : codes) {
      live.created(code.shortId());
      audit.note(
          caller,
          "code.created",
          code.shortId(),
          Map.of("destination", code.route().destination().url()));
    }
  }

  /**
   * Changes all about a code but where it leads.
   *
   * @throws InvalidFields if it would end before it starts
   */
  void change(Code code, Details details, Instant now) {
    code.change(details, now);
    if (code.startsAt().isPresent()
        && code.expiresAt().isPresent()
        && !code.startsAt().get().isBefore(code.expiresAt().get())) {
      throw new InvalidFields(
          Map.of("expires_at", new Constraint(List.of("Send a moment after starts_at."))));
    }
  }

  /** A code leads elsewhere, as its next version. */
  void lead(Code code, Route route, Instant now) {
    code.lead(route, now);
    database.flush();
    versions.add(List.of(code.id()));
  }

  /** A caller has changed a code. */
  void changed(Caller caller, Plan plan, Code code) {
    database.flush();
    live.changed(code.shortId());
    if (plan.webhooks()) {
      events.updated(code.id());
    }
    audit.note(
        caller,
        "code.changed",
        code.shortId(),
        Map.of("destination", code.route().destination().url(), "version", "" + code.version()));
  }

  /** A code was deleted. */
  void end(Caller caller, Code code) {
    live.changed(code.shortId());
    audit.note(caller, "code.deleted", code.shortId(), Map.of());
  }

  /** A change of where a code leads was planned. */
  void planned(Caller caller, Code code, PlannedChange planned) {
    live.changed(code.shortId());
    audit.note(
        caller,
        "code.change_planned",
        code.shortId(),
        Map.of("at", planned.at().toString(), "change", planned.id()));
  }

  /**
   * Planned changes of a code are made.
   *
   * @param told whether other systems are told
   */
  void made(Code code, boolean told) {
    live.changed(code.shortId());
    if (told) {
      events.updated(code.id());
    }
  }

  /** A planned change was taken back. */
  void unplanned(Caller caller, Code code, String id) {
    live.changed(code.shortId());
    audit.note(caller, "code.change_unplanned", code.shortId(), Map.of("change", id));
  }
}
