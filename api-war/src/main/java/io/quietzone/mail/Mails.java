package io.quietzone.mail;

import com.github.f4b6a3.ulid.UlidCreator;
import io.quietzone.database.Notices;
import io.quietzone.secrets.Secrets;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneOffset;

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

  @Inject
  Mails(EntityManager database, Secrets secrets, Notices notices, Clock clock) {
    this.database = database;
    this.secrets = secrets;
    this.notices = notices;
    this.clock = clock;
  }

  /** Sends a letter when this transaction is done, and only then. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void send(Letter letter) {
    database
        .createNativeQuery(
            "insert into mail (id, recipient, content, created_at, next_try_at)"
                + " values (?1, ?2, ?3, ?4, ?4)")
        .setParameter(1, UlidCreator.getUlid().toString())
        .setParameter(2, letter.to().text())
        .setParameter(3, secrets.seal(PURPOSE, letter.content()))
        .setParameter(4, clock.instant().atOffset(ZoneOffset.UTC))
        .executeUpdate();
    notices.send(TOPIC, "");
  }
}
