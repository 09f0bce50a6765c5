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

  private static final int IPV4_LENGTH = 4;

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
    int zone = text.indexOf('%');
    String address = zone < 0 ? text : text.substring(0, zone);
    try {
      if (address.indexOf(':') < 0) {
        byte[] bytes = ipv4(address);
        return bytes.length == 0 ? Optional.empty() : Optional.of(InetAddress.getByAddress(bytes));
      }
      return IPV6.matcher(address).matches()
          ? Optional.of(InetAddress.getByName(address))
          : Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /**
   * Four decimal numbers as bytes, read without expressions, because every scan has one; or none.
   */
  private static byte[] ipv4(String text) {
    byte[] bytes = new byte[IPV4_LENGTH];
    int part = 0;
    int digits = 0;
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' && digits > 0 && part < IPV4_LENGTH - 1) {
        bytes[part++] = (byte) value;
        digits = 0;
        value = 0;
      } else if (c >= '0' && c <= '9' && digits < 3) {
        digits++;
        value = 10 * value + c - '0';
      } else {
        return new byte[0];
      }
      if (value > 0xFF) {
        return new byte[0];
      }
    }
    bytes[part] = (byte) value;
    return part == IPV4_LENGTH - 1 && digits > 0 ? bytes : new byte[0];
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
