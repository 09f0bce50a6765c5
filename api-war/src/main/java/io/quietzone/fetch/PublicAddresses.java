package io.quietzone.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;

/**
 * Which IP addresses are on the public internet, by the IANA registries of special-purpose
 * addresses (RFC 6890 and its successors) of 2026.
 */
final class PublicAddresses {

  private static final Block[] NOT_PUBLIC_V4 = {
    // "this network", private, shared by carriers (CGNAT), loopback, link-local
    Block.v4(0, 0, 0, 0, 8),
    Block.v4(10, 0, 0, 0, 8),
    Block.v4(100, 64, 0, 0, 10),
    Block.v4(127, 0, 0, 0, 8),
    Block.v4(169, 254, 0, 0, 16),
    Block.v4(172, 16, 0, 0, 12),
    // public by its number, but inside Azure the platform itself, which hands out secrets
    Block.v4(168, 63, 129, 16, 32),
    // protocol assignments, documentation, 6to4 relays, private, benchmarks
    Block.v4(192, 0, 0, 0, 24),
    Block.v4(192, 0, 2, 0, 24),
    Block.v4(192, 88, 99, 0, 24),
    Block.v4(192, 168, 0, 0, 16),
    Block.v4(198, 18, 0, 0, 15),
    Block.v4(198, 51, 100, 0, 24),
    Block.v4(203, 0, 113, 0, 24),
    // multicast, and reserved with the broadcast address
    Block.v4(224, 0, 0, 0, 4),
    Block.v4(240, 0, 0, 0, 4),
  };

  /** Global unicast: everything else of IPv6 is special, IPv4 in IPv6 and NAT64 among it. */
  private static final Block GLOBAL_V6 = Block.v6(0x2000, 0, 0, 3);

  private static final Block[] NOT_PUBLIC_V6 = {
    // protocol assignments with Teredo, documentation, 6to4, documentation again
    Block.v6(0x2001, 0, 0, 23),
    Block.v6(0x2001, 0xDB8, 0, 32),
    Block.v6(0x2002, 0, 0, 16),
    Block.v6(0x3FFF, 0, 0, 20),
  };

  private PublicAddresses() {}

  /** Whether an address is one of a host on the public internet. */
  static boolean contain(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return Arrays.stream(NOT_PUBLIC_V4).noneMatch(block -> block.contains(bytes));
    }
    return GLOBAL_V6.contains(bytes)
        && Arrays.stream(NOT_PUBLIC_V6).noneMatch(block -> block.contains(bytes))
        && !isIsatap(bytes);
  }

  /** An IPv4 address in the second half of an IPv6 one (RFC 5214, section 6.1). */
  private static boolean isIsatap(byte[] bytes) {
    return (bytes[8] & ~2) == 0 && bytes[9] == 0 && bytes[10] == 0x5E && bytes[11] == (byte) 0xFE;
  }

  /** Addresses that begin alike. */
  private record Block(byte[] start, int bits) {

    static Block v4(int first, int second, int third, int fourth, int bits) {
      return new Block(new byte[] {(byte) first, (byte) second, (byte) third, (byte) fourth}, bits);
    }

    static Block v6(int first, int second, int third, int bits) {
      byte[] start = new byte[16];
      int[] groups = {first, second, third};
      for (int i = 0; i < groups.length; i++) {
        start[2 * i] = (byte) (groups[i] >> 8);
        start[2 * i + 1] = (byte) groups[i];
      }
      return new Block(start, bits);
    }

    boolean contains(byte[] address) {
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit & 7);
        if (((start[bit >> 3] ^ address[bit >> 3]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
