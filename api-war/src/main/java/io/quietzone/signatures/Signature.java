package io.quietzone.signatures;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An HMAC-SHA256 (RFC 2104, FIPS 180-4) of a query, 32 bytes. */
final class Signature {

  /** How many bytes a secret has: as many as the hash, which RFC 2104, section 3, recommends. */
  static final int SECRET_BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] bytes;

  private Signature(byte[] bytes) {
    this.bytes = bytes;
  }

  static Signature of(byte[] secret, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return new Signature(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
  }

  /** Whether an address carries this signature; it takes as long for a wrong one as for this. */
  boolean is(String written) {
    return MessageDigest.isEqual(
        written().getBytes(StandardCharsets.UTF_8), written.getBytes(StandardCharsets.UTF_8));
  }

  /** In Base64 for addresses, without padding (RFC 4648, section 5): 43 characters. */
  String written() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
