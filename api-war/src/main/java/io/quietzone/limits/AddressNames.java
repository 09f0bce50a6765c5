package io.quietzone.limits;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names for clients that show no credential: nothing from which an address could be read back, with
 * a salt that this process draws and nobody keeps.
 */
final class AddressNames {

  private static final int SALT_BYTES = 32;

  /** What one subscriber has of an address. */
  private static final int IPV6_NETWORK_BYTES = 8;

  private final SecretKeySpec salt;

  AddressNames(SecureRandom random) {
    byte[] drawn = new byte[SALT_BYTES];
    random.nextBytes(drawn);
    this.salt = new SecretKeySpec(drawn, "HmacSHA256");
  }

  /** The name of an address; all of one IPv6 network of 64 bits have the same. */
  String of(InetAddress address) {
    byte[] bytes = address.getAddress();
    byte[] network =
        address instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_NETWORK_BYTES) : bytes;
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(salt);
      return "address " + Base64.getEncoder().encodeToString(mac.doFinal(network));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
    }
  }
}
