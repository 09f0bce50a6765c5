package io.quietzone.scans;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of who scanned, as a number. */
final class Digests {

  private Digests() {}

  /** A digest that has been fed a key; it is copied for each use, which is cheap. */
  static MessageDigest keyed(byte[] key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(key);
      return digest;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The first 8 bytes of the digest of an address and a text. */
  static long of(MessageDigest keyed, InetAddress address, String text) {
    try {
      MessageDigest digest = (MessageDigest) keyed.clone();
      digest.update(address.getAddress());
      digest.update(text.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest.digest()).getLong();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("Java's own SHA-256 can be copied", e);
    }
  }
}
