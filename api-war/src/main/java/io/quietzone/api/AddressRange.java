package io.quietzone.api;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses that start alike, in the notation of RFC 4632, section 3.1, such as {@code 10.0.0.0/8}.
 *
 * @param start one of them
 * @param bits how many bits are alike
 */
record AddressRange(InetAddress start, int bits) {

  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

  /** What Java reads as an address or refuses; anything else it would look up as a name. */
  private static final Pattern IPV6 = Pattern.compile("\\[?[\\p{XDigit}:][\\p{XDigit}:.]*]?");

  /**
   * Reads a range, or a single address.
   *
   * @throws IllegalArgumentException if it is neither
   */
  static AddressRange parse(String text) {
    String[] parts = text.strip().split("/", 2);
    InetAddress start = literal(parts[0]).orElseThrow(() -> wrong(text));
    int most = start.getAddress().length * Byte.SIZE;
    try {
      int bits = parts.length == 1 ? most : Integer.parseInt(parts[1]);
      if (bits >= 0 && bits <= most) {
        return new AddressRange(start, bits);
      }
    } catch (NumberFormatException e) {
      throw wrong(text, e);
    }
    throw wrong(text);
  }

  /** Reads an address, and never asks for a name. */
  static Optional<InetAddress> literal(String text) {
    String address = text.replaceFirst("%.*", "");
    boolean isIpv6 = address.indexOf(':') >= 0 && IPV6.matcher(address).matches();
    if (!isIpv6 && !IPV4.matcher(address).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(address));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  boolean contains(InetAddress address) {
    byte[] own = start.getAddress();
    byte[] other = address.getAddress();
    if (own.length != other.length) {
      return false;
    }
    for (int i = 0; i < bits; i++) {
      int mask = 0x80 >> (i % Byte.SIZE);
      if (((own[i / Byte.SIZE] ^ other[i / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException("'" + text + "' is no address and no range of addresses");
  }

  private static IllegalArgumentException wrong(String text, NumberFormatException cause) {
    return new IllegalArgumentException(wrong(text).getMessage(), cause);
  }
}
