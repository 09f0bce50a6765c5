package io.quietzone.signin;

import io.quietzone.problem.InvalidFields;
import io.quietzone.problem.InvalidFields.Judgement;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a letter asks its reader to send back: drawn, kept as a hash, good once. Those in earlier
 * letters stay good, so that nobody can spoil an owner's link by asking for another.
 */
@Singleton
class MailProofs {

  private static final int BYTES = 32;

  /** Of one account and purpose. More than are sent in the time in which a password is reset. */
  private static final int MAX_KEPT = 10;

  private final EntityManager database;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  @Inject
  MailProofs(EntityManager database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What it is good for. */
  enum Purpose {
    /** To show that the mail to an address is read. */
    VERIFY(Duration.ofDays(7)),
    /** To choose another password. */
    RESET(Duration.ofHours(1));

    private final Duration life;

    Purpose(Duration life) {
      this.life = life;
    }

    Duration life() {
      return life;
    }
  }

  /** Draws one. */
  String draw(String accountId, Purpose purpose) {
    byte[] drawn = new byte[BYTES];
    random.nextBytes(drawn);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
    Instant now = clock.instant();
    makeRoom(accountId, purpose, now);
    database
        .createNativeQuery(
            "insert into proof_of_mail (hash, account_id, purpose, expires_at)"
                + " values (?1, ?2, ?3, ?4)")
        .setParameter(1, hash(text))
        .setParameter(2, accountId)
        .setParameter(3, purpose.name())
        .setParameter(4, now.plus(purpose.life).atOffset(ZoneOffset.UTC))
        .executeUpdate();
    return text;
  }

  /**
   * How many were drawn lately, of those that are not used up.
   *
   * @param span until now; shorter than the life of one
   */
  int drawn(String accountId, Purpose purpose, Duration span) {
    Instant drawnAfter = clock.instant().minus(span);
    Object count =
        database
            .createNativeQuery(
                "select count(*) from proof_of_mail"
                    + " where account_id = ?1 and purpose = ?2 and expires_at > ?3")
            .setParameter(1, accountId)
            .setParameter(2, purpose.name())
            .setParameter(3, drawnAfter.plus(purpose.life).atOffset(ZoneOffset.UTC))
            .getSingleResult();
    return ((Number) count).intValue();
  }

  /**
   * Tells for which account one was drawn, and leaves it as it is. Whoever locks the account before
   * he uses it up waits for nobody who has locked the account to forget it.
   */
  Optional<String> account(String sent, Purpose purpose) {
    return firstText(
        database
            .createNativeQuery(
                "select account_id from proof_of_mail where hash = ?1 and purpose = ?2")
            .setParameter(1, hash(sent))
            .setParameter(2, purpose.name())
            .getResultList());
  }

  private static Optional<String> firstText(List<?> rows) {
    return rows.stream().map(String.class::cast).findFirst();
  }

  /**
   * Uses one up.
   *
   * @return the id of the account that it was drawn for; empty if it is not good, or not any more
   */
  Optional<String> use(String sent, Purpose purpose) {
    return firstText(
        database
            .createNativeQuery(
                "delete from proof_of_mail where hash = ?1 and purpose = ?2 and expires_at > ?3"
                    + " returning account_id")
            .setParameter(1, hash(sent))
            .setParameter(2, purpose.name())
            .setParameter(3, clock.instant().atOffset(ZoneOffset.UTC))
            .getResultList());
  }

  /** Makes those that were drawn before good for nothing. */
  void forget(String accountId, Purpose purpose) {
    database
        .createNativeQuery("delete from proof_of_mail where account_id = ?1 and purpose = ?2")
        .setParameter(1, accountId)
        .setParameter(2, purpose.name())
        .executeUpdate();
  }

  private void makeRoom(String accountId, Purpose purpose, Instant now) {
    database
        .createNativeQuery(
            "delete from proof_of_mail where account_id = ?1 and purpose = ?2"
                + " and (expires_at <= ?3 or hash not in (select hash from proof_of_mail"
                + " where account_id = ?1 and purpose = ?2 order by expires_at desc limit ?4))")
        .setParameter(1, accountId)
        .setParameter(2, purpose.name())
        .setParameter(3, now.atOffset(ZoneOffset.UTC))
        .setParameter(4, MAX_KEPT - 1)
        .executeUpdate();
  }

  /** Says that one is not good, in the same words whatever the reason. */
  static InvalidFields notGood() {
    return new InvalidFields(
        Map.of("token", new Judgement("This link was used, is too old, or never was one.")));
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
