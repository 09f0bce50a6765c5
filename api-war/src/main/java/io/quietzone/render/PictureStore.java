package io.quietzone.render;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Sealed pictures in the database. Each is written by a transaction of its own: it takes a while,
 * and nobody waits for it who waits for what a batch locks.
 */
@Singleton
@Transactional(value = TxType.REQUIRES_NEW, dontRollbackOn = KeptPicturesFull.class)
class PictureStore {

  /** Longer than a batch may be asked for again, by more than it takes to begin one. */
  private static final Duration KEPT = Duration.ofHours(25);

  private static final int MEBIBYTE = 1024 * 1024;

  /** Of one workspace, in MiB: four batches of the largest pictures, or hundreds of usual ones. */
  private static final int CAP = 256;

  private final EntityManager database;
  private final Clock clock;

  @Inject
  PictureStore(EntityManager database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Keeps a picture for longer.
   *
   * @return whether it is there
   */
  boolean renew(String workspaceId, byte[] id) {
    return database
            .createNativeQuery(
                "update kept_picture set kept_at = ?3"
                    + " where workspace_id = ?1 and id = ?2 and kept_at > ?4")
            .setParameter(1, workspaceId)
            .setParameter(2, id)
            .setParameter(3, utc(clock.instant()))
            .setParameter(4, oldest())
            .executeUpdate()
        > 0;
  }

  /**
   * Keeps a picture.
   *
   * @throws KeptPicturesFull if the workspace has too many; those count too that are written at the
   *     same moment by other nodes, but only for the next one
   */
  void put(String workspaceId, byte[] id, byte[] sealed) {
    int kept =
        database
            .createNativeQuery(
                """
                insert into kept_picture (workspace_id, id, picture, bytes, kept_at)
                select cast(?1 as text), cast(?2 as bytea), cast(?3 as bytea), cast(?4 as integer),
                    cast(?5 as timestamptz)
                  where ?4 + (select coalesce(sum(bytes), 0) from kept_picture
                    where workspace_id = ?1 and id <> ?2 and kept_at > ?6) <= ?7
                on conflict (workspace_id, id) do update
                  set picture = excluded.picture, bytes = excluded.bytes, kept_at = excluded.kept_at
                """)
            .setParameter(1, workspaceId)
            .setParameter(2, id)
            .setParameter(3, sealed)
            .setParameter(4, sealed.length)
            .setParameter(5, utc(clock.instant()))
            .setParameter(6, oldest())
            .setParameter(7, CAP * MEBIBYTE)
            .executeUpdate();
    if (kept == 0) {
      throw new KeptPicturesFull(CAP, untilRoom(workspaceId));
    }
  }

  /** When the first of a workspace's pictures is forgotten. */
  private Duration untilRoom(String workspaceId) {
    Object seconds =
        database
            .createNativeQuery(
                "select coalesce(extract(epoch from min(kept_at) - cast(?2 as timestamptz)), 0) from kept_picture"
                    + " where workspace_id = ?1 and kept_at > ?2")
            .setParameter(1, workspaceId)
            .setParameter(2, oldest())
            .getSingleResult();
    return Duration.ofSeconds(1 + ((Number) seconds).longValue());
  }

  /** A picture as it was sealed, if it is there. */
  Optional<byte[]> find(String workspaceId, byte[] id) {
    List<?> found =
        database
            .createNativeQuery(
                "select picture from kept_picture where workspace_id = ?1 and id = ?2")
            .setParameter(1, workspaceId)
            .setParameter(2, id)
            .getResultList();
    return found.stream().findFirst().map(picture -> (byte[]) picture);
  }

  /** Forgets what no batch can be asked for again with. */
  void purge() {
    database
        .createNativeQuery("delete from kept_picture where kept_at <= ?1")
        .setParameter(1, oldest())
        .executeUpdate();
  }

  private OffsetDateTime oldest() {
    return utc(clock.instant().minus(KEPT));
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
