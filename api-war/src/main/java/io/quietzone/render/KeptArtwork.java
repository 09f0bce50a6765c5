package io.quietzone.render;

import io.quietzone.accounts.Caller;
import io.quietzone.database.Chores;
import io.quietzone.renderers.image.UnreadableImageException;
import io.quietzone.renderers.spi.Image;
import io.quietzone.secrets.Secrets;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Pictures of batches that may be asked for again. Each is kept once, however many batches show it,
 * and forgotten when none of these can be asked for any more.
 */
@Singleton
class KeptArtwork {

  /** Longer than a batch may be asked for again, by more than {@link #FRESH}. */
  private static final Duration KEPT = Duration.ofDays(2);

  /** A picture that was kept so lately need not be kept again. */
  private static final Duration FRESH = Duration.ofHours(12);

  private static final Duration PURGE_PAUSE = Duration.ofMinutes(30);
  private static final String PURPOSE = "picture";

  private final EntityManager database;
  private final Secrets secrets;
  private final Artwork artwork;
  private final Clock clock;

  @Inject
  KeptArtwork(EntityManager database, Secrets secrets, Artwork artwork, Clock clock) {
    this.database = database;
    this.secrets = secrets;
    this.artwork = artwork;
    this.clock = clock;
  }

  void onStart(@Observes Startup start, Chores chores) {
    chores.every(PURGE_PAUSE, "forget pictures of batches", this::purge);
  }

  /**
   * Seals the pictures of a batch that were not kept lately.
   *
   * @return keeps them by the transaction that runs, and in the same order whatever the batch, so
   *     that none waits for one that waits for it
   */
  Runnable keeping(BatchArtwork pictures) {
    SortedMap<String, byte[]> sealed = new TreeMap<>();
    pictures
        .byName()
        .forEach(
            (name, image) -> {
              if (!isFresh(name)) {
                sealed.put(name, secrets.seal(PURPOSE, Pixels.write(image)));
              }
            });
    return () -> sealed.forEach(this::keep);
  }

  private void keep(String name, byte[] sealed) {
    database
        .createNativeQuery(
            "insert into kept_picture (id, picture, kept_at) values (?1, ?2, ?3)"
                + " on conflict (id) do update"
                + " set picture = excluded.picture, kept_at = excluded.kept_at")
        .setParameter(1, name)
        .setParameter(2, sealed)
        .setParameter(3, now())
        .executeUpdate();
  }

  private boolean isFresh(String name) {
    return !database
        .createNativeQuery("select id from kept_picture where id = ?1 and kept_at > ?2")
        .setParameter(1, name)
        .setParameter(2, now().minus(FRESH))
        .getResultList()
        .isEmpty();
  }

  /**
   * The pictures of a batch that is asked for again: those that it had.
   *
   * @param names of pictures, by address
   */
  BatchArtwork again(Caller caller, Map<String, String> names) {
    return new BatchArtwork(
        new ArtworkSource() {
          @Override
          public Image read(byte[] file) throws UnreadableImageException {
            return artwork.of(caller).read(file);
          }

          @Override
          public Image fetch(String url) {
            return Optional.ofNullable(names.get(url))
                .flatMap(KeptArtwork.this::open)
                .orElseThrow(
                    () -> new IllegalStateException("a batch's picture is not kept any more"));
          }
        });
  }

  private Optional<Image> open(String name) {
    List<?> kept =
        database
            .createNativeQuery("select picture from kept_picture where id = ?1")
            .setParameter(1, name)
            .getResultList();
    return kept.stream()
        .findFirst()
        .flatMap(picture -> secrets.open(PURPOSE, (byte[]) picture))
        .map(Pixels::read);
  }

  /**
   * Forgets what no batch can be asked for again with, but for those that a batch is keeping again:
   * it keeps several, and neither waits for the other.
   */
  @Transactional
  void purge() {
    database
        .createNativeQuery(
            "delete from kept_picture where id in"
                + " (select id from kept_picture where kept_at <= ?1 for update skip locked)")
        .setParameter(1, now().minus(KEPT))
        .executeUpdate();
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock.withZone(ZoneOffset.UTC));
  }
}
