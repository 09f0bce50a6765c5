package io.quietzone.mail;

import io.quietzone.accounts.EmailAddress;
import io.quietzone.secrets.Secrets;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The letters that wait. */
@Singleton
class Outbox {

  private static final Logger LOG = System.getLogger(Outbox.class.getName());

  /** After a day nobody waits for a letter any more, and what is in it is not good any more. */
  private static final Duration KEPT = Duration.ofDays(1);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final int MAX_DOUBLINGS = 8;

  /** For a letter of a kind that is not known here: others have their turn meanwhile. */
  private static final Duration LEFT_PAUSE = Duration.ofMinutes(1);

  private static final String CLAIM =
      "select id, recipient, content, attempts from mail where next_try_at <= ?1"
          + " order by next_try_at limit 1 for update skip locked";

  private final EntityManager database;
  private final Secrets secrets;
  private final Mails mails;
  private final Carrier carrier;
  private final Clock clock;

  /** The kinds that are not known here, and were told of. */
  private final Set<String> left = ConcurrentHashMap.newKeySet();

  @Inject
  Outbox(EntityManager database, Secrets secrets, Mails mails, Carrier carrier, Clock clock) {
    this.database = database;
    this.secrets = secrets;
    this.mails = mails;
    this.carrier = carrier;
    this.clock = clock;
  }

  /**
   * Sends the letter that has waited longest, or writes it; other nodes leave it alone meanwhile.
   *
   * @return whether there was one
   * @throws LetterFailed if it could be neither written nor sent, by a fault of ours
   */
  @Transactional
  public boolean sendOne() {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    List<?> claimed = database.createNativeQuery(CLAIM).setParameter(1, now).getResultList();
    if (claimed.isEmpty()) {
      return false;
    }
    Object[] row = (Object[]) claimed.get(0);
    String id = (String) row[0];
    try {
      send(id, (String) row[1], (byte[]) row[2], ((Number) row[3]).intValue(), now);
    } catch (RuntimeException e) {
      throw new LetterFailed(id, e);
    }
    return true;
  }

  private void send(String id, String recipient, byte[] sealed, int attempts, OffsetDateTime now) {
    Optional<byte[]> content = secrets.open(Mails.PURPOSE, sealed);
    if (content.isEmpty()) {
      LOG.log(Level.WARNING, "Letter {0} was sealed with another QUIETZONE_SECRET: dropped", id);
      remove(id);
      return;
    }
    Optional<Waiting> waiting = Waiting.of(recipient, content.get());
    if (waiting.orElse(null) instanceof Letter letter) {
      carry(id, letter, attempts, now);
    } else if (waiting.orElse(null) instanceof Commission commission) {
      mails
          .writer(commission.kind())
          .ifPresentOrElse(
              writer -> write(id, commission, writer), () -> leave(id, commission.kind(), now));
    } else {
      leave(id, "unknown", now);
    }
  }

  private void write(
      String id, Commission commission, Function<EmailAddress, Optional<Letter>> writer) {
    writer.apply(commission.to()).ifPresentOrElse(letter -> replace(id, letter), () -> remove(id));
  }

  /** A newer server has left it, and knows what to do with it. */
  private void leave(String id, String kind, OffsetDateTime now) {
    if (left.add(kind)) {
      LOG.log(
          Level.WARNING,
          "Letters of the kind \"{0}\" wait for a server that knows it: this one is older",
          kind);
    }
    tryAt(id, now.plus(LEFT_PAUSE));
  }

  private void carry(String id, Letter letter, int attempts, OffsetDateTime now) {
    try {
      carrier.carry(id, letter);
      remove(id);
    } catch (MessagingException | IOException e) {
      // Its kind only: a mail server's answer may repeat what was in the letter.
      LOG.log(Level.WARNING, "Letter {0} was not taken: {1}", id, e.getClass().getSimpleName());
      postpone(id, attempts, now);
    }
  }

  /**
   * Sets back a letter that failed, as one that was not taken: others have their turn meanwhile.
   */
  @Transactional
  public void setBack(String id) {
    List<?> attempts =
        database
            .createNativeQuery("select attempts from mail where id = ?1 for update")
            .setParameter(1, id)
            .getResultList();
    for (Object each : attempts) {
      postpone(id, ((Number) each).intValue(), clock.instant().atOffset(ZoneOffset.UTC));
    }
  }

  /** Forgets the letters that have waited too long. */
  @Transactional
  public void forgetOld() {
    int forgotten =
        database
            .createNativeQuery("delete from mail where created_at < ?1")
            .setParameter(1, clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
            .executeUpdate();
    if (forgotten > 0) {
      LOG.log(Level.WARNING, "{0} letters were not taken for a day: dropped", forgotten);
    }
  }

  /** It waits in the place of its commission. */
  private void replace(String id, Letter letter) {
    database
        .createNativeQuery("update mail set content = ?2 where id = ?1")
        .setParameter(1, id)
        .setParameter(2, secrets.seal(Mails.PURPOSE, letter.content()))
        .executeUpdate();
  }

  private void remove(String id) {
    database
        .createNativeQuery("delete from mail where id = ?1")
        .setParameter(1, id)
        .executeUpdate();
  }

  private void postpone(String id, int attempts, OffsetDateTime now) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, MAX_DOUBLINGS));
    database
        .createNativeQuery("update mail set attempts = attempts + 1 where id = ?1")
        .setParameter(1, id)
        .executeUpdate();
    tryAt(id, now.plus(pause));
  }

  private void tryAt(String id, OffsetDateTime moment) {
    database
        .createNativeQuery("update mail set next_try_at = ?2 where id = ?1")
        .setParameter(1, id)
        .setParameter(2, moment)
        .executeUpdate();
  }
}
