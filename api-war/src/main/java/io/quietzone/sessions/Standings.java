package io.quietzone.sessions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quietzone.accounts.Caller;
import io.quietzone.accounts.Role;
import io.quietzone.accounts.Workspaces;
import io.quietzone.database.Notices;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Optional;

/**
 * What those who signed in may do at the moment: kept in memory for seconds, and dropped by every
 * node when a sign-in ends or a workspace changes.
 */
@Singleton
class Standings {

  private static final String TOPIC = "sessions";

  /** How long another node's change may go unnoticed while notices are not heard. */
  private static final Duration KEPT = Duration.ofSeconds(5);

  private static final int MAX_KEPT = 10_000;

  private final EntityManager database;
  private final Notices notices;
  private final Cache<Key, Optional<Caller.Member>> kept =
      Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MAX_KEPT).build();

  @Inject
  Standings(EntityManager database, Notices notices, Workspaces workspaces) {
    this.database = database;
    this.notices = notices;
    workspaces.onChange(
        id ->
            id.ifPresentOrElse(
                changed -> kept.asMap().keySet().removeIf(key -> key.workspaceId().equals(changed)),
                kept::invalidateAll));
    notices.listen(
        TOPIC,
        id -> kept.asMap().keySet().removeIf(key -> key.accountId().equals(id)),
        kept::invalidateAll);
  }

  private record Key(String sessionId, String accountId, String workspaceId) {}

  /** What the bearer of a token may do now; empty when the sign-in has ended, or the membership. */
  Optional<Caller.Member> of(Bearer bearer) {
    return kept.get(
        new Key(bearer.sessionId(), bearer.accountId(), bearer.workspaceId()), this::read);
  }

  /** Tells every node, when this transaction is done, that a sign-in of the account has ended. */
  void announceEnd(String accountId) {
    notices.send(TOPIC, accountId);
  }

  private Optional<Caller.Member> read(Key key) {
    return database
        .createQuery(
            "select m.role, w.plan from Session s, Member m, Workspace w"
                + " where s.id = :session and s.accountId = :account and s.closedAt is null"
                + " and m.accountId = s.accountId and m.workspaceId = :workspace"
                + " and w.id = m.workspaceId",
            Object[].class)
        .setParameter("session", key.sessionId())
        .setParameter("account", key.accountId())
        .setParameter("workspace", key.workspaceId())
        .getResultStream()
        .findFirst()
        .map(
            found ->
                new Caller.Member(
                    key.workspaceId(), (String) found[1], key.accountId(), (Role) found[0]));
  }
}
