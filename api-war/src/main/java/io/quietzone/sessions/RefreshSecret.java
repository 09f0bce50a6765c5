package io.quietzone.sessions;

import io.quietzone.secrets.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A refresh token as its owner keeps it: 32 bytes. The first of a sign-in is drawn; each other is a
 * code of the one before, which only the server can compute, so that the same one can be given
 * again when the answer got lost, and nothing but hashes is kept.
 */
record RefreshSecret(String raw) {

  private static final String START = "qzr_";
  private static final int BYTES = 32;

  static RefreshSecret draw(SecureRandom random) {
    byte[] drawn = new byte[BYTES];
    random.nextBytes(drawn);
    return of(drawn);
  }

  RefreshSecret successor(Secrets secrets) {
    return of(secrets.mac("refresh token", raw.getBytes(StandardCharsets.UTF_8)));
  }

  private static RefreshSecret of(byte[] bytes) {
    return new RefreshSecret(START + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /**
   * What is stored.
   *
   * @return the SHA-256 of the token, 32 bytes
   */
  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(raw.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Never the secret itself. */
  @Override
  public String toString() {
    return START + "…";
  }
}
