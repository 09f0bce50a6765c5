package io.quietzone.passwords;

import io.quietzone.problem.TryLater;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Hashes passwords, and tells whether one is right. It is slow on purpose, so that only as many are
 * computed at once as there are processors.
 */
@Singleton
public class Passwords {

  /** The second choice of OWASP's password storage cheat sheet: 19 MiB, 2 passes, 1 lane. */
  private static final int MEMORY_KIB = 19_456;

  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Semaphore places;
  private final Duration patience;
  private final SecureRandom random = new SecureRandom();
  private final LongAdder computed = new LongAdder();

  /** Stands in where there is no account: no password matches it, but to find out takes as long. */
  private final Argon2 nobody =
      new Argon2(MEMORY_KIB, PASSES, LANES, new byte[SALT_BYTES], new byte[0]);

  /** Has as many places as there are processors. */
  @Inject
  public Passwords() {
    this(Runtime.getRuntime().availableProcessors(), PATIENCE);
  }

  /**
   * Has some places.
   *
   * @param places how many are computed at once; each takes 19 MiB for as long
   * @param patience how long others wait for a place
   */
  Passwords(int places, Duration patience) {
    this.places = new Semaphore(places, true);
    this.patience = patience;
  }

  /**
   * Hashes a new password.
   *
   * @return a PHC string
   */
  public String hash(Password password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return inTurn(() -> Argon2.compute(MEMORY_KIB, PASSES, LANES, salt, password.bytes())).phc();
  }

  /**
   * Whether a password is the right one; the answer takes as long where there is no account.
   *
   * @param phc what was stored for the account; empty where there is none
   */
  public boolean matches(Optional<String> phc, String sent) {
    Argon2 stored = phc.map(Argon2::parse).orElse(nobody);
    // What is too long was never chosen, and must not keep us busy.
    byte[] password = Password.isTooLong(sent) ? new byte[0] : Password.bytes(sent);
    return inTurn(() -> stored.matches(password));
  }

  /** How many hashes were computed so far. */
  long computed() {
    return computed.sum();
  }

  private <T> T inTurn(Supplier<T> work) {
    try {
      if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new TooManyAtOnce();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TooManyAtOnce();
    }
    try {
      computed.increment();
      return work.get();
    } finally {
      places.release();
    }
  }

  /** More people sign in at the moment than the processors can check. */
  static final class TooManyAtOnce extends TryLater {

    private static final long serialVersionUID = 1L;

    TooManyAtOnce() {
      super("Too many sign in at the moment. Try again in a few seconds.", PATIENCE);
    }
  }
}
