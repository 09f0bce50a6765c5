package io.quietzone.audit;

import com.github.f4b6a3.ulid.UlidCreator;
import io.quietzone.accounts.Caller;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The audit log. An entry is written by the transaction that did what it tells of, so that there is
 * no one without the other.
 */
@Singleton
public class Audit {

  /** A noun and what became of it. */
  private static final Pattern ACTION = Pattern.compile("[a-z_]+\\.[a-z_]+");

  private final EntityManager database;
  private final Clock clock;

  @Inject
  Audit(EntityManager database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Notes what a caller did in its own workspace.
   *
   * @param action a noun and what became of it, such as {@code key.created} or {@code
   *     member.removed}
   * @param subject the id of what it was done to
   * @param details what else there is to know, by name; never a secret
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void note(Caller caller, String action, String subject, Map<String, String> details) {
    note(caller.workspaceId(), Actor.of(caller), action, subject, details);
  }

  /** Notes what somebody did in a workspace. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void note(
      String workspaceId, Actor actor, String action, String subject, Map<String, String> details) {
    if (!ACTION.matcher(action).matches()) {
      throw new IllegalArgumentException("not an action: " + action);
    }
    database.persist(
        new AuditEntry(
            UlidCreator.getMonotonicUlid().toString(),
            workspaceId,
            clock.instant(),
            actor,
            action,
            subject,
            details));
  }

  /**
   * A part of what was done in a workspace, the latest first.
   *
   * @param limit how many at the most, 1 or more
   * @param offset how many to pass over, 0 or more
   */
  public AuditPage list(String workspaceId, AuditFilter filter, int limit, int offset) {
    Map<String, Object> values = new LinkedHashMap<>();
    String condition = condition(workspaceId, filter, values);
    TypedQuery<AuditEntry> entries =
        database.createQuery(
            "select e from AuditEntry e where " + condition + " order by e.id desc",
            AuditEntry.class);
    TypedQuery<Long> total =
        database.createQuery("select count(e) from AuditEntry e where " + condition, Long.class);
    values.forEach(entries::setParameter);
    values.forEach(total::setParameter);
    return new AuditPage(
        entries.setMaxResults(limit).setFirstResult(offset).getResultList(),
        total.getSingleResult());
  }

  private static String condition(
      String workspaceId, AuditFilter filter, Map<String, Object> values) {
    StringBuilder condition = new StringBuilder("e.workspaceId = :workspace");
    values.put("workspace", workspaceId);
    filter
        .action()
        .ifPresent(
            action -> {
              boolean all = action.endsWith(".");
              condition.append(
                  all
                      ? " and substring(e.action, 1, :length) = :action"
                      : " and e.action = :action");
              values.put("action", action);
              if (all) {
                values.put("length", action.length());
              }
            });
    filter
        .subject()
        .ifPresent(
            subject -> {
              condition.append(" and e.subject = :subject");
              values.put("subject", subject);
            });
    filter
        .actorId()
        .ifPresent(
            actor -> {
              condition.append(" and e.actorId = :actor");
              values.put("actor", actor);
            });
    filter.from().ifPresent(from -> at(condition, values, "since", ">=", from));
    filter.to().ifPresent(to -> at(condition, values, "until", "<", to));
    return condition.toString();
  }

  private static void at(
      StringBuilder condition,
      Map<String, Object> values,
      String name,
      String comparison,
      Instant moment) {
    condition.append(" and e.at ").append(comparison).append(" :").append(name);
    values.put(name, moment.atOffset(ZoneOffset.UTC));
  }
}
