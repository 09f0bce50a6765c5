package io.quietzone.passwords;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) with what it was computed with, written as a PHC string such as {@code
 * $argon2id$v=19$m=19456,t=2,p=1$salt$hash}.
 *
 * @param memory KiB
 * @param passes over the memory
 * @param lanes in which it is computed
 */
record Argon2(int memory, int passes, int lanes, byte[] salt, byte[] hash) {

  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,3})"
              + "\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

  private static final int HASH_BYTES = 32;

  static Argon2 compute(int memory, int passes, int lanes, byte[] salt, byte[] password) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memory)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[HASH_BYTES];
    generator.generateBytes(password, hash);
    return new Argon2(memory, passes, lanes, salt, hash);
  }

  /**
   * Reads what was stored.
   *
   * @throws IllegalArgumentException if it is no such string
   */
  static Argon2 parse(String phc) {
    Matcher parts = PHC.matcher(phc);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not the PHC string of an Argon2id hash");
    }
    return new Argon2(
        Integer.parseInt(parts.group(1)),
        Integer.parseInt(parts.group(2)),
        Integer.parseInt(parts.group(3)),
        Base64.getDecoder().decode(parts.group(4)),
        Base64.getDecoder().decode(parts.group(5)));
  }

  /** Computes the same of another password, and compares in constant time. */
  boolean matches(byte[] password) {
    return MessageDigest.isEqual(hash, compute(memory, passes, lanes, salt, password).hash());
  }

  String phc() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m="
        + memory
        + ",t="
        + passes
        + ",p="
        + lanes
        + "$"
        + base64.encodeToString(salt)
        + "$"
        + base64.encodeToString(hash);
  }

  @Override
  public String toString() {
    return "Argon2";
  }
}
