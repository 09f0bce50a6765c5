package io.quietzone.sessions;

import com.github.f4b6a3.ulid.UlidCreator;
import io.quietzone.secrets.Secrets;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The keys in the database, for all nodes: each is followed by the next. */
@Singleton
class SigningKeyStore {

  /** How long before a key signs it is made, so that whoever keeps our keys has it by then. */
  static final Duration OVERLAP = Duration.ofDays(1);

  private static final Duration SIGNS = Duration.ofDays(30);

  /** How long a key is known after it signed: longer than any token it signed is good. */
  private static final Duration KNOWN = AccessTokens.LIFE.multipliedBy(4);

  /** Any number: the name of the lock under which keys are made. */
  private static final long LOCK = 0x7369676E6B6579L;

  private static final int RSA_BITS = 2048;
  private static final String PURPOSE = "signing key";

  private final EntityManager database;
  private final Secrets secrets;

  @Inject
  SigningKeyStore(EntityManager database, Secrets secrets) {
    this.database = database;
    this.secrets = secrets;
  }

  /** Makes a key if none signs now, or the next if it is time; one node makes it for all. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void prepare(Instant now) {
    database
        .createNativeQuery("select cast(pg_advisory_xact_lock(?1) as text)")
        .setParameter(1, LOCK)
        .getSingleResult();
    List<SigningKey> keys = all(now);
    if (keys.stream().noneMatch(key -> key.signsAt(now) && open(key).isPresent())) {
      // To the second: the database keeps no more than microseconds, and rounds up.
      make(now.truncatedTo(ChronoUnit.SECONDS));
    } else if (keys.get(0).signsUntil().isBefore(now.plus(OVERLAP))) {
      make(keys.get(0).signsUntil());
    }
  }

  /** Those that are of any use, the one that signs longest first. */
  List<SigningKey> all(Instant now) {
    return database
        .createQuery(
            "select k from SigningKey k where k.signsUntil > :past order by k.signsUntil desc",
            SigningKey.class)
        .setParameter("past", now.minus(KNOWN).atOffset(ZoneOffset.UTC))
        .getResultList();
  }

  /** The private part; empty when it was sealed with another master key than this node's. */
  Optional<PrivateKey> open(SigningKey key) {
    return secrets.open(PURPOSE, key.sealedPrivateKey()).map(SigningKey::privateKey);
  }

  private void make(Instant from) {
    KeyPair pair = draw();
    byte[] sealed = secrets.seal(PURPOSE, pair.getPrivate().getEncoded());
    database.persist(new SigningKey(UlidCreator.getUlid().toString(), pair, sealed, from, SIGNS));
  }

  private static KeyPair draw() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(RSA_BITS);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has RSA", e);
    }
  }
}
