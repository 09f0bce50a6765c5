package io.quietzone.codes;

import com.github.f4b6a3.ulid.UlidCreator;
import io.quietzone.accounts.Caller;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All dynamic codes. A caller sees those of its own workspace only. */
@Singleton
public class Codes {

  /** One statement, so that scans at the same time never share the last one. */
  private static final String ADMIT =
      "update code set admitted = admitted + 1"
          + " where id = ?1 and (max_scans is null or admitted < max_scans)";

  private final EntityManager database;
  private final Versions versions;
  private final LiveCodes live;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  @Inject
  Codes(EntityManager database, Versions versions, LiveCodes live, Clock clock) {
    this.database = database;
    this.versions = versions;
    this.live = live;
    this.clock = clock;
  }

  /** Makes a code that leads to its destination at once. */
  @Transactional
  public Code create(Caller caller, NewCode wanted) {
    Instant now = clock.instant();
    ShortId shortId = wanted.shortId().orElseGet(this::freeShortId);
    Code code =
        new Code(
            UlidCreator.getUlid().toString(),
            caller.workspaceId(),
            shortId.text(),
            wanted.route(),
            now);
    code.change(wanted.details(), password -> password, now);
    database.persist(code);
    database.flush();
    versions.add(code, now);
    live.changed(code.shortId());
    return code;
  }

  /**
   * A part of the workspace's codes, the newest first.
   *
   * @param limit how many at the most, 1 or more
   * @param offset how many to pass over, 0 or more
   */
  public CodePage list(String workspaceId, int limit, int offset) {
    List<Code> codes =
        database
            .createQuery(
                "select c from Code c where c.workspaceId = :workspace and c.deletedAt is null"
                    + " order by c.createdAt desc, c.id desc",
                Code.class)
            .setParameter("workspace", workspaceId)
            .setMaxResults(limit)
            .setFirstResult(offset)
            .getResultList();
    long total =
        database
            .createQuery(
                "select count(c) from Code c"
                    + " where c.workspaceId = :workspace and c.deletedAt is null",
                Long.class)
            .setParameter("workspace", workspaceId)
            .getSingleResult();
    return new CodePage(codes, total);
  }

  /**
   * One code.
   *
   * @throws UnknownCode if the workspace has none with this short id
   */
  public Code get(String workspaceId, String shortId) {
    return find(workspaceId, shortId, LockModeType.NONE);
  }

  private Code find(String workspaceId, String shortId, LockModeType lock) {
    if (!ShortId.isOne(shortId)) {
      throw new UnknownCode();
    }
    TypedQuery<Code> query =
        database
            .createQuery(
                "select c from Code c where c.shortId = :shortId and c.workspaceId = :workspace"
                    + " and c.deletedAt is null",
                Code.class)
            .setParameter("shortId", shortId)
            .setParameter("workspace", workspaceId);
    if (lock != LockModeType.NONE) {
      query.setLockMode(lock);
    }
    return query.getResultStream().findFirst().orElseThrow(UnknownCode::new);
  }

  /**
   * Changes a code; the next scan sees it.
   *
   * @throws UnknownCode if the workspace has none with this short id
   */
  @Transactional
  public Code change(Caller caller, String shortId, CodeChange change) {
    Code code = find(caller.workspaceId(), shortId, LockModeType.PESSIMISTIC_WRITE);
    Instant now = clock.instant();
    Route route = change.route().of(code.route());
    code.change(change.details(), password -> password, now);
    if (!route.equals(code.route())) {
      code.lead(route, now);
      versions.add(code, now);
    }
    live.changed(shortId);
    return code;
  }

  /**
   * Deletes a code; its short id leads nowhere from now on.
   *
   * @throws UnknownCode if the workspace has none with this short id
   */
  @Transactional
  public void delete(Caller caller, String shortId) {
    find(caller.workspaceId(), shortId, LockModeType.PESSIMISTIC_WRITE).delete(clock.instant());
    live.changed(shortId);
  }

  /**
   * What a scan has to know of a code, from memory: at the most a few seconds old, unless the
   * database is away. Deleted codes are among them.
   *
   * @param shortId whatever was scanned
   * @return empty if there never was such a code
   * @throws RuntimeException of the database, when it is away and the code was not scanned before
   */
  public Optional<LiveCode> live(String shortId) {
    return ShortId.isOne(shortId) ? live.get(shortId) : Optional.empty();
  }

  /**
   * Lets a scan of a code through, unless it has had its maximum: exact among all nodes. A code
   * without a maximum costs nothing.
   *
   * @return whether this scan is within the maximum
   */
  @Transactional
  public boolean admit(LiveCode code) {
    if (code.maxScans() == 0) {
      return true;
    }
    return !code.usedUp()
        && database.createNativeQuery(ADMIT).setParameter(1, code.id()).executeUpdate() == 1;
  }

  private ShortId freeShortId() {
    ShortId shortId = ShortId.draw(random);
    while (exists(shortId)) {
      shortId = ShortId.draw(random);
    }
    return shortId;
  }

  private boolean exists(ShortId shortId) {
    return !database
        .createQuery("select c.id from Code c where c.shortId = :shortId", String.class)
        .setParameter("shortId", shortId.text())
        .getResultList()
        .isEmpty();
  }
}
