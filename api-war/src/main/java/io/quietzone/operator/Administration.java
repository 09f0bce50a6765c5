package io.quietzone.operator;

import io.quietzone.accounts.Workspace;
import io.quietzone.accounts.Workspaces;
import io.quietzone.audit.Actor;
import io.quietzone.audit.Audit;
import io.quietzone.plans.Plan;
import io.quietzone.plans.Plans;
import io.quietzone.problem.InvalidFields;
import io.quietzone.problem.InvalidFields.Constraint;
import io.quietzone.problem.Problem;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the operator sees and changes: all workspaces. */
@Singleton
public class Administration {

  private static final String CONDITION =
      " where :q = '' or w.id = :id or lower(w.name) like :pattern escape '\\'"
          + " or exists (select 1 from Member m, Account a where m.workspaceId = w.id"
          + " and a.id = m.accountId and lower(a.email) like :pattern escape '\\')";

  private final EntityManager database;
  private final Workspaces workspaces;
  private final Plans plans;
  private final Audit audit;

  @Inject
  Administration(EntityManager database, Workspaces workspaces, Plans plans, Audit audit) {
    this.database = database;
    this.workspaces = workspaces;
    this.plans = plans;
    this.audit = audit;
  }

  /**
   * Some of the workspaces.
   *
   * @param total how many were found in all
   */
  public record Found(List<Workspace> workspaces, long total) {}

  /**
   * Finds workspaces, the newest first.
   *
   * @param q an id, or a part of a name or of a member's address; empty for all
   * @param limit how many at the most, 1 or more
   * @param offset how many to pass over, 0 or more
   */
  public Found find(String q, int limit, int offset) {
    TypedQuery<Workspace> found =
        database.createQuery(
            "select w from Workspace w" + CONDITION + " order by w.createdAt desc, w.id desc",
            Workspace.class);
    TypedQuery<Long> total =
        database.createQuery("select count(w) from Workspace w" + CONDITION, Long.class);
    String pattern = "%" + q.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
    for (TypedQuery<?> query : List.of(found, total)) {
      query.setParameter("q", q).setParameter("id", q).setParameter("pattern", pattern);
    }
    return new Found(
        found.setMaxResults(limit).setFirstResult(offset).getResultList(), total.getSingleResult());
  }

  /**
   * Changes a workspace; every node sees it with the next request.
   *
   * @throws UnknownWorkspace if there is none of this id
   * @throws InvalidFields if the catalogue has no such plan
   */
  @Transactional
  public Workspace change(String id, WorkspaceChange change) {
    Workspace workspace = workspaces.lock(id).orElseThrow(UnknownWorkspace::new);
    Map<String, String> before = new TreeMap<>();
    change
        .plan()
        .ifPresent(
            plan -> {
              requirePlan(plan);
              before.put("plan", workspace.plan() + " → " + plan);
              workspace.moveTo(plan);
            });
    change
        .rateLimit()
        .ifPresent(
            limit -> {
              before.put("rate_limit", text(workspace.rateLimit()) + " → " + text(limit));
              workspace.limitRate(limit);
            });
    change
        .seats()
        .ifPresent(
            seats -> {
              before.put("seats", text(workspace.seats()) + " → " + text(seats));
              workspace.limitSeats(seats);
            });
    change
        .suspended()
        .ifPresent(
            suspended -> {
              before.put("suspended", workspace.suspended() + " → " + suspended);
              workspace.suspend(suspended);
            });
    if (!before.isEmpty()) {
      audit.note(id, Actor.OPERATOR, "workspace.changed", id, before);
      workspaces.announceChange(id);
    }
    return workspace;
  }

  private void requirePlan(String id) {
    List<String> ids = plans.all().stream().map(Plan::id).toList();
    if (!ids.contains(id)) {
      String choices = ids.stream().collect(Collectors.joining(", "));
      throw new InvalidFields(
          Map.of("plan", new Constraint(List.of("Choose one of: " + choices + "."))));
    }
  }

  private static String text(OptionalInt number) {
    return number.isPresent() ? String.valueOf(number.getAsInt()) : "the plan's";
  }

  /** There is no workspace of this id. */
  static final class UnknownWorkspace extends Problem {

    private static final long serialVersionUID = 1L;

    UnknownWorkspace() {
      super(Kind.NOT_FOUND, "There is no workspace of this id.");
    }
  }
}
