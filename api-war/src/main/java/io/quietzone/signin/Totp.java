package io.quietzone.signin;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One-time codes by time (RFC 6238), as apps compute them: SHA-1, six digits, thirty seconds. */
final class Totp {

  static final int DIGITS = 6;
  static final int STEP_SECONDS = 30;

  private static final int MODULUS = 1_000_000;

  /** RFC 6238, section 5.2: one step back for the way, and one ahead for a clock that is fast. */
  private static final int DRIFT_STEPS = 1;

  private static final String MAC = "HmacSHA1";

  private Totp() {}

  /**
   * The step of time that a code is good for now.
   *
   * @param after a step that was used: neither it nor one before is good again
   * @return empty if the code is wrong, or not good any more
   */
  static OptionalLong step(byte[] secret, String code, Instant now, long after) {
    long current = now.getEpochSecond() / STEP_SECONDS;
    OptionalLong found = OptionalLong.empty();
    for (long step = current - DRIFT_STEPS; step <= current + DRIFT_STEPS; step++) {
      if (step > after && equal(code(secret, step), code)) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  /** RFC 4226, section 5.3. */
  static String code(byte[] secret, long step) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(secret, MAC));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & 0xF;
      int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
      return String.format(Locale.ROOT, "%0" + DIGITS + "d", number % MODULUS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + MAC, e);
    }
  }

  private static boolean equal(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }
}
