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

  /**
   * One account, whose password is to be changed: no sign-in by the old one is under way any more,
   * nor begins before this transaction is done.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<Account> lock(String id) {
    // Not FOR UPDATE: whatever else refers to the account need not wait.
    database
        .createNativeQuery("select id from account where id = ?1 for no key update")
        .setParameter(1, id)
        .getResultList();
    return find(id);
  }

  /**
   * Whether a password that was found to be right is still the account's. It stays so until this
   * transaction is done: whoever changes it waits, and finds what was done by it.
   *
   * @param passwordHash with which it was compared, a PHC string
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean keepsPassword(String id, String passwordHash) {
    return !database
        .createNativeQuery("select id from account where id = ?1 and password = ?2 for share")
        .setParameter(1, id)
        .setParameter(2, passwordHash)
        .getResultList()
        .isEmpty();
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
