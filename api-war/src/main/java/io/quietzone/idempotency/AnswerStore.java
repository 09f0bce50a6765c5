package io.quietzone.idempotency;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers in the database, each written by the transaction that made it true. */
@Singleton
class AnswerStore {

  /** How long a repetition is recognised. */
  static final Duration KEPT = Duration.ofHours(24);

  private final EntityManager database;
  private final Clock clock;

  @Inject
  AnswerStore(EntityManager database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * What a request was answered before.
   *
   * @throws KeyReused if the key was used with another body
   */
  Optional<Answered> find(Request request) {
    List<?> found =
        database
            .createNativeQuery(
                "select request, answer from idempotent_answer where id = ?1 and created_at > ?2")
            .setParameter(1, SealedAnswer.id(request))
            .setParameter(2, oldest())
            .getResultList();
    return found.stream().findFirst().map(row -> answered(request, (Object[]) row));
  }

  private static Answered answered(Request request, Object[] row) {
    if (!Arrays.equals((byte[]) row[0], SealedAnswer.fingerprint(request))) {
      throw new KeyReused();
    }
    return new Answered(SealedAnswer.open(request, (byte[]) row[1]), true);
  }

  /**
   * Answers a request as it was answered before, or else by its effect.
   *
   * @return empty if a twin of the request is being answered at the moment
   * @throws KeyReused if the key was used with another body
   */
  @Transactional
  Optional<Answered> once(Request request, Supplier<Answer> effect) {
    byte[] id = SealedAnswer.id(request);
    // A lock that is not waited for: whoever waits shall hold no connection meanwhile.
    if (!lock(id)) {
      return Optional.empty();
    }
    // Read after the lock, in a statement of its own: it sees what the twin has committed.
    Optional<Answered> before = find(request);
    if (before.isPresent()) {
      return before;
    }
    Answer answer = effect.get();
    keep(id, SealedAnswer.fingerprint(request), SealedAnswer.seal(request, answer));
    return Optional.of(new Answered(answer, false));
  }

  /** Forgets what is too old to be asked for. */
  @Transactional
  void purge() {
    database
        .createNativeQuery("delete from idempotent_answer where created_at <= ?1")
        .setParameter(1, oldest())
        .executeUpdate();
  }

  private boolean lock(byte[] id) {
    return (Boolean)
        database
            .createNativeQuery("select pg_try_advisory_xact_lock(?1)")
            .setParameter(1, ByteBuffer.wrap(id).getLong())
            .getSingleResult();
  }

  private void keep(byte[] id, byte[] fingerprint, byte[] sealed) {
    database
        .createNativeQuery(
            """
            insert into idempotent_answer (id, request, answer, created_at)
            values (?1, ?2, ?3, ?4)
            on conflict (id) do update set
              request = excluded.request, answer = excluded.answer, created_at = excluded.created_at
            """)
        .setParameter(1, id)
        .setParameter(2, fingerprint)
        .setParameter(3, sealed)
        .setParameter(4, now())
        .executeUpdate();
  }

  private OffsetDateTime oldest() {
    return now().minus(KEPT);
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock.withZone(ZoneOffset.UTC));
  }
}
