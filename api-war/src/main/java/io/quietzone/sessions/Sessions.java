package io.quietzone.sessions;

import com.github.f4b6a3.ulid.UlidCreator;
import io.quietzone.accounts.Member;
import io.quietzone.accounts.Role;
import io.quietzone.secrets.Secrets;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** All sign-ins, and the refresh tokens by which they go on. */
@Singleton
public class Sessions {

  /** A sign-in that nobody refreshes for so long ends. */
  private static final Duration IDLE = Duration.ofDays(30);

  /** An answer may get lost: for so long the token before is answered the same again. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  /** How many sign-ins an account has at once; one more ends the oldest. */
  private static final int MAX_OPEN = 50;

  private final EntityManager database;
  private final AccessTokens accessTokens;
  private final Standings standings;
  private final Secrets secrets;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  @Inject
  Sessions(
      EntityManager database,
      AccessTokens accessTokens,
      Standings standings,
      Secrets secrets,
      Clock clock) {
    this.database = database;
    this.accessTokens = accessTokens;
    this.standings = standings;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** Signs somebody in who has shown to be the one, as a member of one workspace. */
  @Transactional
  public Tokens open(Member member) {
    Instant now = clock.instant();
    makeRoom(member.accountId(), now);
    Session session =
        new Session(
            UlidCreator.getUlid().toString(),
            member.accountId(),
            member.workspaceId(),
            now,
            now.plus(IDLE));
    database.persist(session);
    RefreshSecret refresh = RefreshSecret.draw(random);
    database.persist(new RefreshToken(refresh.hash(), session.id(), now.plus(IDLE)));
    return tokens(session, member.role(), refresh, now);
  }

  /**
   * Goes on in another workspace.
   *
   * @throws InvalidRefreshToken unless the account is a member of it, and the token is good
   */
  @Transactional(dontRollbackOn = InvalidRefreshToken.class)
  public Tokens moveTo(String workspaceId, String accountId, String sent) {
    RefreshToken token = database.find(RefreshToken.class, new RefreshSecret(sent).hash());
    Session session = token == null ? null : database.find(Session.class, token.sessionId());
    if (session == null
        || !session.accountId().equals(accountId)
        || role(accountId, workspaceId).isEmpty()) {
      throw new InvalidRefreshToken();
    }
    session.moveTo(workspaceId);
    return refresh(sent);
  }

  /**
   * Exchanges a refresh token for the next pair. A token that was used before ends the sign-in: it
   * was stolen, then or now.
   *
   * @throws InvalidRefreshToken unless it is the last token of a sign-in that has not ended
   */
  @Transactional(dontRollbackOn = InvalidRefreshToken.class)
  public Tokens refresh(String sent) {
    Instant now = clock.instant();
    RefreshSecret secret = new RefreshSecret(sent);
    RefreshToken token =
        Optional.ofNullable(
                database.find(RefreshToken.class, secret.hash(), LockModeType.PESSIMISTIC_WRITE))
            .orElseThrow(InvalidRefreshToken::new);
    Session session = database.find(Session.class, token.sessionId());
    if (token.isExpired(now) || !session.isOpen(now)) {
      throw new InvalidRefreshToken();
    }
    RefreshSecret next = secret.successor(secrets);
    if (!token.isUsed()) {
      token.use(now);
      session.extend(now.plus(IDLE));
      forgetExpired(session, now);
      database.persist(new RefreshToken(next.hash(), session.id(), now.plus(IDLE)));
    } else if (!token.wasUsedWithin(GRACE, now) || isUsed(next)) {
      end(session, now);
      throw new InvalidRefreshToken();
    }
    Role role =
        role(session.accountId(), session.workspaceId()).orElseThrow(InvalidRefreshToken::new);
    return tokens(session, role, next, now);
  }

  /**
   * Ends the sign-in that a refresh token belongs to. A token that is not known has none to end.
   */
  @Transactional
  public void close(String sent) {
    RefreshToken token = database.find(RefreshToken.class, new RefreshSecret(sent).hash());
    if (token != null) {
      end(database.find(Session.class, token.sessionId()), clock.instant());
    }
  }

  /** Ends all sign-ins of an account. */
  @Transactional
  public void closeAll(String accountId) {
    Instant now = clock.instant();
    opened(accountId, now).forEach(session -> end(session, now));
  }

  /** Ends all sign-ins of an account but the one that an access token belongs to. */
  @Transactional
  public void closeOthers(String accountId, String accessToken) {
    Instant now = clock.instant();
    String own = accessTokens.bearer(accessToken).sessionId();
    opened(accountId, now).stream()
        .filter(session -> !session.id().equals(own))
        .forEach(session -> end(session, now));
  }

  private Tokens tokens(Session session, Role role, RefreshSecret refresh, Instant now) {
    Bearer bearer =
        new Bearer(
            session.id(), session.accountId(), session.workspaceId(), now.plus(AccessTokens.LIFE));
    return new Tokens(accessTokens.issue(bearer, role), refresh.raw(), AccessTokens.LIFE);
  }

  private void end(Session session, Instant now) {
    session.close(now);
    standings.announceEnd(session.accountId());
  }

  private boolean isUsed(RefreshSecret secret) {
    RefreshToken token = database.find(RefreshToken.class, secret.hash());
    return token == null || token.isUsed();
  }

  private Optional<Role> role(String accountId, String workspaceId) {
    return database
        .createQuery(
            "select m.role from Member m"
                + " where m.accountId = :account and m.workspaceId = :workspace",
            Role.class)
        .setParameter("account", accountId)
        .setParameter("workspace", workspaceId)
        .getResultStream()
        .findFirst();
  }

  /** The newest first. */
  private List<Session> opened(String accountId, Instant now) {
    return database
        .createQuery(
            "select s from Session s where s.accountId = :account and s.closedAt is null"
                + " and s.expiresAt > :now order by s.createdAt desc",
            Session.class)
        .setParameter("account", accountId)
        .setParameter("now", now.atOffset(ZoneOffset.UTC))
        .getResultList();
  }

  private void makeRoom(String accountId, Instant now) {
    opened(accountId, now).stream().skip(MAX_OPEN - 1L).forEach(session -> end(session, now));
    database
        .createNativeQuery(
            "delete from session where account_id = ?1"
                + " and (expires_at < ?2 or closed_at < ?2 - interval '30 days')")
        .setParameter(1, accountId)
        .setParameter(2, now.atOffset(ZoneOffset.UTC))
        .executeUpdate();
  }

  /** Tokens that would be refused for their age need not be kept to be refused. */
  private void forgetExpired(Session session, Instant now) {
    database
        .createQuery("delete from RefreshToken t where t.sessionId = :id and t.expiresAt < :now")
        .setParameter("id", session.id())
        .setParameter("now", now.atOffset(ZoneOffset.UTC))
        .executeUpdate();
  }
}
