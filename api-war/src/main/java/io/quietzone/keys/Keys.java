package io.quietzone.keys;

import com.github.f4b6a3.ulid.UlidCreator;
import io.quietzone.accounts.Caller;
import io.quietzone.accounts.Scope;
import io.quietzone.accounts.Workspace;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** All API keys. */
@Singleton
public class Keys {

  /** A key's last use is kept to the minute: a write for every request would buy nothing. */
  private static final Duration LAST_USE_PRECISION = Duration.ofMinutes(1);

  private final EntityManager database;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  @Inject
  Keys(EntityManager database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Makes a key.
   *
   * @return the raw key; it is not kept and cannot be read again
   */
  @Transactional
  public String create(String workspaceId, String name, Scope scope) {
    KeySecret secret = KeySecret.draw(scope, random);
    database.persist(
        new ApiKey(UlidCreator.getUlid().toString(), workspaceId, name, secret, clock.instant()));
    return secret.raw();
  }

  /**
   * Recognises a key.
   *
   * @param sent what the caller sent as a key
   * @throws UnknownKey unless it is a key of ours that is not revoked
   */
  @Transactional(dontRollbackOn = UnknownKey.class)
  public Caller.Program authenticate(String sent) {
    KeySecret secret = KeySecret.parse(sent).orElseThrow(UnknownKey::new);
    Object[] found =
        database
            .createQuery(
                "select k, w from ApiKey k, Workspace w"
                    + " where k.hash = :hash and k.revokedAt is null and w.id = k.workspaceId",
                Object[].class)
            .setParameter("hash", secret.hash())
            .getResultStream()
            .findFirst()
            .orElseThrow(UnknownKey::new);
    ApiKey key = (ApiKey) found[0];
    Workspace workspace = (Workspace) found[1];
    key.used(OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)), LAST_USE_PRECISION);
    return new Caller.Program(key.workspaceId(), workspace.plan(), key.id(), key.scope());
  }
}
