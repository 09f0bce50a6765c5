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

  /** Of an answer whose effect is not done yet; nobody but its own transaction sees it. */
  private static final byte[] NO_HEAD = {};

  private final EntityManager database;
  private final AnswerSeal seal;
  private final Clock clock;

  @Inject
  AnswerStore(EntityManager database, AnswerSeal seal, Clock clock) {
    this.database = database;
    this.seal = seal;
    this.clock = clock;
  }

  /** Whether a request of this key was answered before, whatever its body was. */
  boolean isKnown(Request request) {
    return (Boolean)
        database
            .createNativeQuery(
                "select exists (select from idempotent_answer where id = ?1 and created_at > ?2)")
            .setParameter(1, AnswerSeal.id(request))
            .setParameter(2, oldest())
            .getSingleResult();
  }

  /**
   * What a request was answered before.
   *
   * @throws KeyReused if the key was used with another body
   * @throws AnswerLost if the answer cannot be read any more
   */
  Optional<Answered> find(Request request) {
    List<?> found =
        database
            .createNativeQuery(
                "select request, head, answer from idempotent_answer"
                    + " where id = ?1 and created_at > ?2")
            .setParameter(1, AnswerSeal.id(request))
            .setParameter(2, oldest())
            .getResultList();
    return found.stream().findFirst().map(row -> answered(request, (Object[]) row));
  }

  private Answered answered(Request request, Object[] row) {
    if (!Arrays.equals((byte[]) row[0], AnswerSeal.fingerprint(request))) {
      throw new KeyReused();
    }
    return seal.open(request, (byte[]) row[1], (byte[]) row[2])
        .map(answer -> new Answered(answer, true))
        .orElseThrow(AnswerLost::new);
  }

  /**
   * Answers a request as it was answered before, or else by its effect.
   *
   * @param sealedBody of the answer, where that is known before the effect
   * @return empty if a twin of the request is being answered at the moment
   * @throws KeyReused if the key was used with another body
   * @throws AnswerLost if it was answered before, and that cannot be read any more
   */
  @Transactional
  Optional<Answered> once(Request request, Optional<byte[]> sealedBody, Supplier<Answer> effect) {
    byte[] id = AnswerSeal.id(request);
    // A lock that is not waited for: whoever waits shall hold no connection meanwhile.
    if (!lock(id)) {
      return Optional.empty();
    }
    // Read after the lock, in a statement of its own: it sees what the twin has committed.
    Optional<Answered> before = find(request);
    if (before.isPresent()) {
      return before;
    }
    byte[] fingerprint = AnswerSeal.fingerprint(request);
    sealedBody.ifPresent(body -> keep(id, fingerprint, NO_HEAD, body));
    Answer answer = effect.get();
    byte[] head = seal.sealHead(request, answer);
    if (sealedBody.isPresent()) {
      complete(id, head);
    } else {
      keep(id, fingerprint, head, seal.sealBody(request, answer.body()));
    }
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

  private void keep(byte[] id, byte[] fingerprint, byte[] head, byte[] body) {
    database
        .createNativeQuery(
            """
            insert into idempotent_answer (id, request, head, answer, created_at)
            values (?1, ?2, ?3, ?4, ?5)
            on conflict (id) do update set
              request = excluded.request, head = excluded.head, answer = excluded.answer,
              created_at = excluded.created_at
            """)
        .setParameter(1, id)
        .setParameter(2, fingerprint)
        .setParameter(3, head)
        .setParameter(4, body)
        .setParameter(5, now())
        .executeUpdate();
  }

  private void complete(byte[] id, byte[] head) {
    database
        .createNativeQuery("update idempotent_answer set head = ?2 where id = ?1")
        .setParameter(1, id)
        .setParameter(2, head)
        .executeUpdate();
  }

  private OffsetDateTime oldest() {
    return now().minus(KEPT);
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock.withZone(ZoneOffset.UTC));
  }
}
