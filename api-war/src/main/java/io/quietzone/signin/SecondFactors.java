package io.quietzone.signin;

import io.quietzone.accounts.Account;
import io.quietzone.accounts.Accounts;
import io.quietzone.problem.InvalidFields;
import io.quietzone.problem.InvalidFields.Judgement;
import io.quietzone.problem.Problem;
import io.quietzone.renderers.payload.OtpAuthPayload;
import io.quietzone.secrets.Secrets;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.bouncycastle.util.encoders.Base32;

/** Second factors: codes that an app computes, and recovery codes for when it is lost. */
@Singleton
public class SecondFactors {

  /** RFC 4226, section 4, R6: as long as the hash. */
  private static final int SECRET_BYTES = 20;

  private static final String PURPOSE = "second factor";
  private static final Pattern CODE = Pattern.compile("\\d{" + Totp.DIGITS + "}");

  /** Who guesses here knows the password: strangers cannot lock an owner out by it. */
  private static final int WRONG = 5;

  private static final Duration WRONG_SPAN = Duration.ofMinutes(15);

  private final EntityManager database;
  private final Accounts accounts;
  private final RecoveryCodes recoveryCodes;
  private final Secrets secrets;
  private final Clock clock;
  private final Attempts wrong;
  private final SecureRandom random = new SecureRandom();

  @Inject
  SecondFactors(
      EntityManager database,
      Accounts accounts,
      RecoveryCodes recoveryCodes,
      Secrets secrets,
      Clock clock) {
    this.database = database;
    this.accounts = accounts;
    this.recoveryCodes = recoveryCodes;
    this.secrets = secrets;
    this.clock = clock;
    this.wrong = new Attempts(WRONG, WRONG_SPAN, clock);
  }

  /**
   * What an app is to be told.
   *
   * @param secret in Base32, to be typed
   * @param uri to be scanned
   */
  public record Setup(String secret, String uri) {
    /** Never the secret: a record's own {@code toString} would tell it. */
    @Override
    public String toString() {
      return "Setup";
    }
  }

  /** Whether an account has a second factor. */
  public boolean isOn(String accountId) {
    return find(accountId).map(SecondFactor::isConfirmed).orElse(false);
  }

  /**
   * Makes a secret for an account that has no second factor yet.
   *
   * @throws io.quietzone.accounts.UnverifiedAddress if its address is not verified: whoever reads
   *     the mail could not get in
   * @throws AlreadyOn if it has one
   */
  @Transactional
  public Setup setUp(String accountId) {
    Account account = accounts.find(accountId).orElseThrow();
    account.requireVerified();
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    byte[] sealed = secrets.seal(PURPOSE, secret);
    Optional<SecondFactor> before = lock(accountId);
    if (before.map(SecondFactor::isConfirmed).orElse(false)) {
      throw new AlreadyOn();
    }
    before.ifPresentOrElse(
        factor -> factor.replaceSecret(sealed),
        () -> database.persist(new SecondFactor(accountId, sealed)));
    String text = Base32.toBase32String(secret);
    OtpAuthPayload payload =
        new OtpAuthPayload(
            OtpAuthPayload.Kind.TOTP,
            account.email().text(),
            "Quietzone",
            text,
            null,
            null,
            null,
            null);
    return new Setup(text, payload.text());
  }

  /**
   * Asks for the second factor from now on.
   *
   * @param code that the app shows now
   * @return recovery codes; they are not kept and cannot be read again
   * @throws io.quietzone.accounts.UnverifiedAddress if the account's address is not verified
   */
  @Transactional(dontRollbackOn = InvalidFields.class)
  public List<String> confirm(String accountId, String code) {
    accounts.find(accountId).orElseThrow().requireVerified();
    SecondFactor factor = lock(accountId).orElseThrow(NotSetUp::new);
    if (factor.isConfirmed()) {
      throw new AlreadyOn();
    }
    if (!takes(accountId, factor, code)) {
      throw wrongCode();
    }
    factor.confirm(clock.instant());
    return recoveryCodes.replace(accountId);
  }

  /** Does without the second factor from now on. */
  @Transactional(dontRollbackOn = InvalidFields.class)
  public void disable(String accountId, String code) {
    database.remove(confirmed(accountId, code));
    recoveryCodes.removeAll(accountId);
  }

  /** Does without the second factor of somebody who may be a stranger. */
  @Transactional
  void forget(String accountId) {
    lock(accountId).ifPresent(database::remove);
    recoveryCodes.removeAll(accountId);
  }

  /** Makes new recovery codes, instead of those before. */
  @Transactional(dontRollbackOn = InvalidFields.class)
  public List<String> replaceRecoveryCodes(String accountId, String code) {
    confirmed(accountId, code);
    return recoveryCodes.replace(accountId);
  }

  /**
   * Makes sure that whoever signs in has the second factor, if the account has one.
   *
   * @param code that the app shows, or a recovery code
   * @throws InvalidCode if it is missing or wrong
   */
  @Transactional(dontRollbackOn = InvalidCode.class)
  public void require(String accountId, Optional<String> code) {
    Optional<SecondFactor> factor = lock(accountId).filter(SecondFactor::isConfirmed);
    if (factor.isPresent() && (code.isEmpty() || !takes(accountId, factor.get(), code.get()))) {
      throw new InvalidCode(code.isPresent());
    }
  }

  private SecondFactor confirmed(String accountId, String code) {
    SecondFactor factor =
        lock(accountId).filter(SecondFactor::isConfirmed).orElseThrow(NotSetUp::new);
    if (!takes(accountId, factor, code)) {
      throw wrongCode();
    }
    return factor;
  }

  private boolean takes(String accountId, SecondFactor factor, String sent) {
    wrong.require(accountId);
    String code = sent.replaceAll("\\s", "");
    boolean right =
        CODE.matcher(code).matches()
            ? takesStep(factor, code)
            : factor.isConfirmed() && recoveryCodes.use(accountId, code);
    if (!right) {
      wrong.add(accountId);
    }
    return right;
  }

  private boolean takesStep(SecondFactor factor, String code) {
    Optional<byte[]> secret = secrets.open(PURPOSE, factor.sealedSecret());
    if (secret.isEmpty()) {
      // Sealed with another master key: a recovery code still gets the owner in.
      return false;
    }
    OptionalLong step = Totp.step(secret.get(), code, clock.instant(), factor.lastStep());
    step.ifPresent(factor::use);
    return step.isPresent();
  }

  private Optional<SecondFactor> find(String accountId) {
    return Optional.ofNullable(database.find(SecondFactor.class, accountId));
  }

  /** So that of two who send one code one gets in. */
  private Optional<SecondFactor> lock(String accountId) {
    return Optional.ofNullable(
        database.find(SecondFactor.class, accountId, LockModeType.PESSIMISTIC_WRITE));
  }

  private static InvalidFields wrongCode() {
    return new InvalidFields(
        Map.of("otp", new Judgement("This is not the code that the app shows now.")));
  }

  /** There is a second factor already. */
  static final class AlreadyOn extends Problem {

    private static final long serialVersionUID = 1L;

    AlreadyOn() {
      super(Kind.CONFLICT, "This account has a second factor already; disable it first.");
    }
  }

  /** There is no second factor. */
  static final class NotSetUp extends Problem {

    private static final long serialVersionUID = 1L;

    NotSetUp() {
      super(Kind.CONFLICT, "This account has no second factor to do that with; set one up first.");
    }
  }
}
