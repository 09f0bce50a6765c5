package io.quietzone.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quietzone.accounts.EmailAddress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps passwords from being guessed, without giving strangers a way to lock an owner out.
 *
 * <ul>
 *   <li>An address that was wrong about one account too often waits, for that account.
 *   <li>An address that was wrong too often in all waits, for every account.
 *   <li>An account about which too many were wrong is slow for addresses from which its owner has
 *       not signed in lately: the first attempt only makes an appointment, some seconds later.
 *       Everybody can keep one; many guesses from many addresses take long.
 * </ul>
 *
 * Addresses are known by a hash under a key that lives a day in this process's memory.
 */
@Singleton
class Throttle {

  private static final Duration SPAN = Duration.ofMinutes(15);
  private static final int WRONG_PER_ACCOUNT_AND_ADDRESS = 5;
  private static final int WRONG_PER_ADDRESS = 50;
  private static final int WRONG_PER_ACCOUNT = 20;

  /** How long the appointment is ahead. */
  static final Duration APPOINTMENT = Duration.ofSeconds(5);

  private static final Duration APPOINTMENT_KEPT = Duration.ofMinutes(2);
  private static final Duration KEY_LIFE = Duration.ofDays(1);
  private static final int MAX_KEPT = 100_000;
  private static final String MAC = "HmacSHA256";

  private final Clock clock;
  private final Attempts byAccountAndAddress;
  private final Attempts byAddress;
  private final Attempts byAccount;
  private final Cache<String, Instant> appointments =
      Caffeine.newBuilder().expireAfterWrite(APPOINTMENT_KEPT).maximumSize(MAX_KEPT).build();
  private final Cache<String, Boolean> trusted =
      Caffeine.newBuilder().expireAfterWrite(KEY_LIFE).maximumSize(MAX_KEPT).build();
  private final SecureRandom random = new SecureRandom();
  private byte[] key;
  private Instant keyUntil;

  @Inject
  Throttle(Clock clock) {
    this.clock = clock;
    this.byAccountAndAddress = new Attempts(WRONG_PER_ACCOUNT_AND_ADDRESS, SPAN, clock);
    this.byAddress = new Attempts(WRONG_PER_ADDRESS, SPAN, clock);
    this.byAccount = new Attempts(WRONG_PER_ACCOUNT, SPAN, clock);
    this.key = new byte[0];
    this.keyUntil = Instant.EPOCH;
  }

  /**
   * Counts an attempt, as long as it is not known to be right: of many at once no more get through
   * than of one after the other.
   *
   * @throws TooManyAttempts saying when it may be made, if not now
   */
  void take(EmailAddress email, InetAddress address) {
    Names names = names(email, address);
    byAccountAndAddress.take(names.both());
    try {
      byAddress.take(names.address());
    } catch (TooManyAttempts e) {
      byAccountAndAddress.giveBack(names.both());
      throw e;
    }
    if (byAccount.isExhausted(names.account())
        && trusted.getIfPresent(names.both()) == null
        && !keepsAppointment(names.both())) {
      byAddress.giveBack(names.address());
      byAccountAndAddress.giveBack(names.both());
      throw new TooManyAttempts(APPOINTMENT);
    }
    byAccount.add(names.account());
  }

  /** Notes that an attempt was right: it does not count, and the address is the owner's. */
  void right(EmailAddress email, InetAddress address) {
    Names names = names(email, address);
    byAddress.giveBack(names.address());
    byAccountAndAddress.forget(names.both());
    byAccount.giveBack(names.account());
    trusted.put(names.both(), true);
  }

  /** Notes that nobody could tell whether an attempt was right: it does not count. */
  void giveBack(EmailAddress email, InetAddress address) {
    Names names = names(email, address);
    byAddress.giveBack(names.address());
    byAccountAndAddress.giveBack(names.both());
    byAccount.giveBack(names.account());
  }

  /** Whether the time has come that was agreed upon; if there was none, one is. */
  private boolean keepsAppointment(String name) {
    Instant now = clock.instant();
    Instant agreed = appointments.asMap().computeIfAbsent(name, key -> now.plus(APPOINTMENT));
    if (now.isBefore(agreed)) {
      return false;
    }
    return appointments.asMap().remove(name, agreed);
  }

  /** Names under which is counted; none of them tells what it stands for. */
  private record Names(String account, String address, String both) {}

  private Names names(EmailAddress email, InetAddress address) {
    String account = email.text().toLowerCase(Locale.ROOT);
    String origin = Origin.of(address).text();
    return new Names(hash("account", account), hash("address", origin), hash(account, origin));
  }

  private synchronized String hash(String one, String other) {
    Instant now = clock.instant();
    if (!now.isBefore(keyUntil)) {
      key = new byte[32];
      random.nextBytes(key);
      keyUntil = now.plus(KEY_LIFE);
    }
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key, MAC));
      return HexFormat.of()
          .formatHex(mac.doFinal((one + "\0" + other).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has " + MAC, e);
    }
  }
}
