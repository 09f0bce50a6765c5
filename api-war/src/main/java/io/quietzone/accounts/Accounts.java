package io.quietzone.accounts;

import com.github.f4b6a3.ulid.UlidCreator;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;

/** All accounts. */
@Singleton
public class Accounts {

  private final EntityManager database;
  private final Clock clock;

  @Inject
  Accounts(EntityManager database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Makes an account.
   *
   * @param passwordHash a PHC string
   * @return empty if the address has an account already
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<Account> create(EmailAddress email, String name, String passwordHash) {
    String id = UlidCreator.getUlid().toString();
    // In one statement, so that of two at once one is told of the other.
    int made =
        database
            .createNativeQuery(
                "insert into account (id, email, name, password, created_at)"
                    + " values (?1, ?2, ?3, ?4, ?5) on conflict do nothing")
            .setParameter(1, id)
            .setParameter(2, email.text())
            .setParameter(3, name)
            .setParameter(4, passwordHash)
            .setParameter(5, clock.instant().atOffset(ZoneOffset.UTC))
            .executeUpdate();
    return made == 0 ? Optional.empty() : find(id);
  }

  /** The account of this id. */
  public Optional<Account> find(String id) {
    return Optional.ofNullable(database.find(Account.class, id));
  }

  /** The account of an address, however its letters are written. */
  public Optional<Account> find(EmailAddress email) {
    return database
        .createQuery("select a from Account a where lower(a.email) = lower(:email)", Account.class)
        .setParameter("email", email.text())
        .getResultStream()
        .findFirst();
  }
}
