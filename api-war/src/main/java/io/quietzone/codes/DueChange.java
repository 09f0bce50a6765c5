package io.quietzone.codes;

import io.quietzone.accounts.Workspace;
import io.quietzone.plans.Plan;
import io.quietzone.plans.Plans;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Makes versions of one code's planned changes. */
@Singleton
class DueChange {

  private final EntityManager database;
  private final Schedule schedule;
  private final Lifecycle lifecycle;
  private final Plans plans;

  @Inject
  DueChange(EntityManager database, Schedule schedule, Lifecycle lifecycle, Plans plans) {
    this.database = database;
    this.schedule = schedule;
    this.lifecycle = lifecycle;
    this.plans = plans;
  }

  /** Makes those that are due, once among all nodes, in their order. */
  @Transactional
  void make(String codeId, Instant now) {
    make(database.find(Code.class, codeId, LockModeType.PESSIMISTIC_WRITE), now);
  }

  /** The same for a code that the transaction that runs has locked. */
  void make(Code code, Instant now) {
    List<PlannedChange> due =
        schedule.list(code).stream().filter(planned -> !planned.at().isAfter(now)).toList();
    if (due.isEmpty()) {
      return;
    }
    boolean changed = false;
    for (PlannedChange planned : due) {
      schedule.remove(code, planned.id());
      Route route = planned.change().of(code.route());
      if (!route.equals(code.route())) {
        lifecycle.lead(code, route, planned.at());
        changed = true;
      }
    }
    Workspace workspace = database.find(Workspace.class, code.workspaceId());
    lifecycle.made(code, changed && plans.find(workspace.plan()).map(Plan::webhooks).orElse(false));
  }
}
