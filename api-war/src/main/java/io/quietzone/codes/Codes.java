package io.quietzone.codes;

import com.github.f4b6a3.ulid.UlidCreator;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** All dynamic codes. A caller sees those of its own workspace only. */
@Singleton
public class Codes {

  private static final String LOOK_UP =
      "select destination from code where short_id = ?1 and active and deleted_at is null";

  /** Counts and reads in one statement: what is answered is counted, whatever else happens. */
  private static final String COUNT =
      "update code set scans = scans + 1 where short_id = ?1 and active and deleted_at is null"
          + " returning destination";

  private final EntityManager database;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  @Inject
  Codes(EntityManager database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Makes a code that leads to the destination at once. */
  @Transactional
  public Code create(String workspaceId, Optional<String> name, Destination destination) {
    Code code =
        new Code(
            UlidCreator.getUlid().toString(),
            workspaceId,
            freeShortId(),
            name.orElse(null),
            destination,
            clock.instant());
    database.persist(code);
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
    if (!ShortId.isOne(shortId)) {
      throw new UnknownCode();
    }
    return database
        .createQuery(
            "select c from Code c where c.shortId = :shortId and c.workspaceId = :workspace"
                + " and c.deletedAt is null",
            Code.class)
        .setParameter("shortId", shortId)
        .setParameter("workspace", workspaceId)
        .getResultStream()
        .findFirst()
        .orElseThrow(UnknownCode::new);
  }

  /**
   * Changes a code; the next scan sees it.
   *
   * @throws UnknownCode if the workspace has none with this short id
   */
  @Transactional
  public Code change(String workspaceId, String shortId, CodeChange change) {
    Code code = get(workspaceId, shortId);
    code.change(change, clock.instant());
    return code;
  }

  /**
   * Deletes a code; its short id leads nowhere from now on.
   *
   * @throws UnknownCode if the workspace has none with this short id
   */
  @Transactional
  public void delete(String workspaceId, String shortId) {
    get(workspaceId, shortId).delete(clock.instant());
  }

  /** Where a scan of a short id leads. */
  public sealed interface Target {}

  /** To the destination. */
  public record Redirect(String url) implements Target {}

  /** Nowhere any more, or not at the moment: the code is switched off or deleted. */
  public record Gone() implements Target {}

  /** Nowhere: there never was such a code. */
  public record Unknown() implements Target {}

  /**
   * Answers a scan.
   *
   * @param counted whether it is a person's scan, to be counted; once this returns it is on disk
   */
  @Transactional
  public Target scan(String shortId, boolean counted) {
    if (!ShortId.isOne(shortId)) {
      return new Unknown();
    }
    List<?> destination =
        database
            .createNativeQuery(counted ? COUNT : LOOK_UP)
            .setParameter(1, shortId)
            .getResultList();
    if (!destination.isEmpty()) {
      return new Redirect((String) destination.get(0));
    }
    return exists(shortId) ? new Gone() : new Unknown();
  }

  private String freeShortId() {
    String shortId = ShortId.draw(random);
    while (exists(shortId)) {
      shortId = ShortId.draw(random);
    }
    return shortId;
  }

  private boolean exists(String shortId) {
    return !database
        .createQuery("select c.id from Code c where c.shortId = :shortId", String.class)
        .setParameter("shortId", shortId)
        .getResultList()
        .isEmpty();
  }
}
