package io.quietzone.mail;

import com.github.f4b6a3.ulid.UlidCreator;
import io.quietzone.accounts.EmailAddress;
import io.quietzone.database.Notices;
import io.quietzone.secrets.Secrets;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * All letters. A letter is kept by the transaction that it tells of, and sent when that is done: by
 * one node, again and again for a day if the mail server does not take it.
 */
@Singleton
public class Mails {

  static final String TOPIC = "mail";
  static final String PURPOSE = "mail";

  private final EntityManager database;
  private final Secrets secrets;
  private final Notices notices;
  private final Clock clock;
  private final Map<String, Function<EmailAddress, Optional<Letter>>> writers =
      new ConcurrentHashMap<>();

  @Inject
  Mails(EntityManager database, Secrets secrets, Notices notices, Clock clock) {
    this.database = database;
    this.secrets = secrets;
    this.notices = notices;
    this.clock = clock;
  }

  /**
   * Has somebody write the letters of a kind that were commissioned.
   *
   * @param kind letters only; one writer each
   * @param writer called within a transaction, on any node; empty where there is nobody to write to
   */
  public void writeBy(String kind, Function<EmailAddress, Optional<Letter>> writer) {
    if (writers.putIfAbsent(kind, writer) != null) {
      throw new IllegalStateException("somebody writes " + kind + " already");
    }
  }

  /**
   * Has a letter written and sent when this transaction is done. It is the same work whether there
   * is anybody to write to or not, so that nobody can tell by the time that it takes.
   *
   * @param kind for which somebody writes
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void commission(String kind, EmailAddress to) {
    put(new Commission(to, kind));
  }

  /** Sends a letter when this transaction is done, and only then. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void send(Letter letter) {
    put(letter);
  }

  /** Who writes the letters of a kind; empty where nobody on this node knows how. */
  Optional<Function<EmailAddress, Optional<Letter>>> writer(String kind) {
    return Optional.ofNullable(writers.get(kind));
  }

  private void put(Waiting waiting) {
    database
        .createNativeQuery(
            "insert into mail (id, recipient, content, created_at, next_try_at)"
                + " values (?1, ?2, ?3, ?4, ?4)")
        .setParameter(1, UlidCreator.getUlid().toString())
        .setParameter(2, waiting.to().text())
        .setParameter(3, secrets.seal(PURPOSE, waiting.content()))
        .setParameter(4, clock.instant().atOffset(ZoneOffset.UTC))
        .executeUpdate();
    notices.send(TOPIC, "");
  }
}
