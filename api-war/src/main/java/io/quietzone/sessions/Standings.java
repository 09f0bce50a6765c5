package io.quietzone.sessions;

import com.github.benmanes.caffeine.cache.Ticker;
import io.quietzone.accounts.Caller;
import io.quietzone.accounts.Role;
import io.quietzone.accounts.Workspaces;
import io.quietzone.database.Notices;
import io.quietzone.sessions.KnownStandings.Name;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/**
 * What those who signed in may do at the moment: kept in memory for seconds, and dropped by every
 * node when a sign-in ends or a workspace changes.
 */
@Singleton
class Standings {

  private static final String TOPIC = "sessions";

  private final EntityManager database;
  private final Notices notices;
  private final KnownStandings known = new KnownStandings(Ticker.systemTicker());

  @Inject
  Standings(EntityManager database, Notices notices, Workspaces workspaces) {
    this.database = database;
    this.notices = notices;
    workspaces.onChange(id -> id.ifPresentOrElse(known::changed, known::changed));
    notices.listen(TOPIC, known::changed, known::changed);
  }

  /** What the bearer of a token may do now; empty when the sign-in has ended, or the membership. */
  Optional<Caller.Member> of(Bearer bearer) {
    Name name = new Name(bearer.sessionId(), bearer.accountId(), bearer.workspaceId());
    // A node that does not hear of changes remembers nothing.
    return notices.isListening() ? known.get(name, this::read) : read(name);
  }

  /** Tells every node, when this transaction is done, that a sign-in of the account has ended. */
  void announceEnd(String accountId) {
    notices.send(TOPIC, accountId);
  }

  private Optional<Caller.Member> read(Name name) {
    return database
        .createQuery(
            "select m.role, w.plan from Session s, Member m, Workspace w"
                + " where s.id = :session and s.accountId = :account and s.closedAt is null"
                + " and m.accountId = s.accountId and m.workspaceId = :workspace"
                + " and w.id = m.workspaceId",
            Object[].class)
        .setParameter("session", name.sessionId())
        .setParameter("account", name.accountId())
        .setParameter("workspace", name.workspaceId())
        .getResultStream()
        .findFirst()
        .map(
            found ->
                new Caller.Member(
                    name.workspaceId(), (String) found[1], name.accountId(), (Role) found[0]));
  }
}
