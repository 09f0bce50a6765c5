package io.quietzone.keys;

import com.github.f4b6a3.ulid.UlidCreator;
import io.quietzone.accounts.Caller;
import io.quietzone.accounts.Workspace;
import io.quietzone.audit.Actor;
import io.quietzone.audit.Audit;
import io.quietzone.database.Notices;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** Keys in the database. */
@Singleton
class KeyStore {

  /** The topic of notices that a key of the workspace in their text has changed. */
  static final String TOPIC = "keys";

  private static final String REVOKED = "key.revoked";

  private final EntityManager database;
  private final Notices notices;
  private final Audit audit;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  @Inject
  KeyStore(EntityManager database, Notices notices, Audit audit, Clock clock) {
    this.database = database;
    this.notices = notices;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  MadeKey create(Caller caller, NewKey wanted) {
    MadeKey made = create(caller.workspaceId(), wanted);
    audit.note(caller, "key.created", made.key().id(), details(made.key()));
    return made;
  }

  @Transactional
  MadeKey create(String workspaceId, NewKey wanted) {
    KeySecret secret = KeySecret.draw(wanted.scope(), random);
    ApiKey key =
        new ApiKey(UlidCreator.getUlid().toString(), workspaceId, wanted, secret, clock.instant());
    database.persist(key);
    return new MadeKey(key, secret.raw());
  }

  KeyPage list(String workspaceId, int first, int most) {
    return new KeyPage(
        database
            .createQuery(
                "select k from ApiKey k where k.workspaceId = :workspace"
                    + " order by k.createdAt desc, k.id desc",
                ApiKey.class)
            .setParameter("workspace", workspaceId)
            .setFirstResult(first)
            .setMaxResults(most)
            .getResultList(),
        database
            .createQuery(
                "select count(k) from ApiKey k where k.workspaceId = :workspace", Long.class)
            .setParameter("workspace", workspaceId)
            .getSingleResult());
  }

  /** Returns when no node takes the key any more. */
  @Transactional
  void revoke(Caller caller, String id) {
    ApiKey key = locked(caller.workspaceId(), id);
    key.revoke(clock.instant());
    changed(caller, REVOKED, key);
  }

  @Transactional
  void revokeAll(String workspaceId, Actor actor) {
    database
        .createQuery(
            "select k from ApiKey k where k.workspaceId = :workspace and k.revokedAt is null"
                + " order by k.id",
            ApiKey.class)
        .setParameter("workspace", workspaceId)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .forEach(
            key -> {
              key.revoke(clock.instant());
              audit.note(workspaceId, actor, REVOKED, key.id(), details(key));
            });
    notices.sendAndWait(TOPIC, workspaceId);
  }

  /** Returns when no node takes the old secret any more, unless it may go on for a while. */
  @Transactional
  MadeKey rotate(Caller caller, String id, Duration overlap) {
    ApiKey key = locked(caller.workspaceId(), id);
    Instant now = clock.instant();
    if (!key.isActive(now)) {
      throw new KeyEnded();
    }
    KeySecret secret = KeySecret.draw(key.scope(), random);
    key.rotate(secret, now.plus(overlap));
    changed(caller, "key.rotated", key);
    return new MadeKey(key, secret.raw());
  }

  private void changed(Caller caller, String action, ApiKey key) {
    audit.note(caller, action, key.id(), details(key));
    notices.sendAndWait(TOPIC, caller.workspaceId());
  }

  private static Map<String, String> details(ApiKey key) {
    return Map.of("name", key.name(), "key_prefix", key.prefix());
  }

  /**
   * Finds a key that can be used.
   *
   * @param hash of its secret, or of the one before while that works
   */
  Optional<KnownKey> find(byte[] hash) {
    return database
        .createQuery(
            "select k, w from ApiKey k, Workspace w"
                + " where (k.hash = :hash or (k.previousHash = :hash and k.previousUntil > :now))"
                + " and k.revokedAt is null and (k.expiresAt is null or k.expiresAt > :now)"
                + " and w.id = k.workspaceId",
            Object[].class)
        .setParameter("hash", hash)
        .setParameter("now", OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
        .getResultStream()
        .findFirst()
        .map(row -> known((ApiKey) row[0], (Workspace) row[1], hash));
  }

  private static KnownKey known(ApiKey key, Workspace workspace, byte[] hash) {
    return new KnownKey(
        key.id(), workspace.id(), key.scope(), workspace.plan(), key.plan(), key.worksUntil(hash));
  }

  private ApiKey locked(String workspaceId, String id) {
    return database
        .createQuery(
            "select k from ApiKey k where k.id = :id and k.workspaceId = :workspace", ApiKey.class)
        .setParameter("id", id)
        .setParameter("workspace", workspaceId)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst()
        .orElseThrow(NoSuchKey::new);
  }
}
