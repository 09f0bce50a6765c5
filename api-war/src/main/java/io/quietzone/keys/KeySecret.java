package io.quietzone.keys;

import io.quietzone.accounts.Scope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The raw key that its owner keeps: a prefix that names its kind, 30 random characters and a
 * checksum of 6, all of {@code 0-9 A-Z a-z}. 30 characters of 62 are 178 bits, so that a fast hash
 * is enough at rest; the checksum tells a typing error from a key without asking the database.
 */
final class KeySecret {

  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int RANDOM_LENGTH = 30;
  private static final int CHECKSUM_LENGTH = 6;

  /** How much of a key is shown in lists, so that its owner can tell it from another. */
  private static final int SHOWN_LENGTH = 4;

  private final Scope scope;
  private final String raw;

  private KeySecret(Scope scope, String raw) {
    this.scope = scope;
    this.raw = raw;
  }

  static KeySecret draw(Scope scope, SecureRandom random) {
    StringBuilder raw = new StringBuilder(scope.prefix());
    for (int i = 0; i < RANDOM_LENGTH; i++) {
      raw.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new KeySecret(scope, raw + checksum(raw.toString()));
  }

  /** Reads what a caller sent; empty unless it has the form of a key and a right checksum. */
  static Optional<KeySecret> parse(String sent) {
    for (Scope scope : Scope.values()) {
      int body = scope.prefix().length() + RANDOM_LENGTH;
      if (sent.startsWith(scope.prefix())
          && sent.length() == body + CHECKSUM_LENGTH
          && checksum(sent.substring(0, body)).equals(sent.substring(body))) {
        return Optional.of(new KeySecret(scope, sent));
      }
    }
    return Optional.empty();
  }

  Scope scope() {
    return scope;
  }

  String raw() {
    return raw;
  }

  /** The start of the key, which may be shown at any time. */
  String shownPrefix() {
    return raw.substring(0, scope.prefix().length() + SHOWN_LENGTH);
  }

  /**
   * What is stored.
   *
   * @return the SHA-256 of the raw key, 32 bytes
   */
  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(raw.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String checksum(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    long rest = crc.getValue();
    char[] digits = new char[CHECKSUM_LENGTH];
    for (int i = CHECKSUM_LENGTH - 1; i >= 0; i--) {
      digits[i] = ALPHABET.charAt((int) (rest % ALPHABET.length()));
      rest /= ALPHABET.length();
    }
    return new String(digits);
  }

  /** Never the secret itself: a key must not get into a log by way of a message. */
  @Override
  public String toString() {
    return shownPrefix() + "…";
  }
}
