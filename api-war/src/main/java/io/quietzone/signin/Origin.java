package io.quietzone.signin;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where an attempt comes from: an address, or of IPv6 the 64 bits that one household has. It is for
 * comparing within the process: never stored, and never logged.
 *
 * @param text not the address itself where it is shown
 */
record Origin(String text) {

  private static final int IPV6_NETWORK_BYTES = 8;

  static Origin of(InetAddress address) {
    byte[] bytes = address.getAddress();
    return new Origin(
        HexFormat.of()
            .formatHex(
                address instanceof Inet6Address
                    ? Arrays.copyOf(bytes, IPV6_NETWORK_BYTES)
                    : bytes));
  }

  @Override
  public String toString() {
    return "Origin";
  }
}
