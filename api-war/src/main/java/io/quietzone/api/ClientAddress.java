package io.quietzone.api;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where a request comes from, and whether it came encrypted: as the connection has it, or as a
 * proxy says it that the operator trusts. What anybody else says is not believed. The address is
 * for counting and comparing while it is needed: it is never stored, and never logged.
 */
@Singleton
public class ClientAddress {

  private static final String FORWARDED_FOR = "X-Forwarded-For";
  private static final String FORWARDED_PROTO = "X-Forwarded-Proto";

  private final List<AddressRange> trusted;

  @Inject
  ClientAddress(@ConfigProperty(name = "QUIETZONE_TRUSTED_PROXIES") Optional<String> proxies) {
    List<AddressRange> ranges = new ArrayList<>();
    try {
      for (String range : proxies.map(list -> list.split(",")).orElse(new String[0])) {
        ranges.add(AddressRange.parse(range));
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("QUIETZONE_TRUSTED_PROXIES: " + e.getMessage(), e);
    }
    this.trusted = List.copyOf(ranges);
  }

  /**
   * The client's address: the last one in the chain of proxies that is not a trusted proxy's. Each
   * proxy adds at the right whom it heard, so what stands further left may be made up.
   */
  public InetAddress of(HttpServletRequest request) {
    InetAddress hop = socket(request);
    if (!isTrusted(hop)) {
      return hop;
    }
    for (String said : backwards(request, FORWARDED_FOR)) {
      Optional<InetAddress> before = AddressRange.literal(said);
      if (before.isEmpty()) {
        return hop;
      }
      hop = before.get();
      if (!isTrusted(hop)) {
        return hop;
      }
    }
    return hop;
  }

  /** Whether a trusted proxy sent the request, so that what it says of the client is believed. */
  public boolean isFromTrustedProxy(HttpServletRequest request) {
    return isTrusted(socket(request));
  }

  /**
   * Whether nobody on the way could read the request: it came by TLS, to here or to a trusted
   * proxy, or never left the machine.
   */
  public boolean isConfidential(HttpServletRequest request) {
    if (request.isSecure()) {
      return true;
    }
    List<String> said = backwards(request, FORWARDED_PROTO);
    if (!said.isEmpty() && isFromTrustedProxy(request)) {
      return said.get(0).equalsIgnoreCase("https");
    }
    return of(request).isLoopbackAddress();
  }

  private boolean isTrusted(InetAddress address) {
    for (AddressRange range : trusted) {
      if (range.contains(address)) {
        return true;
      }
    }
    return false;
  }

  private static InetAddress socket(HttpServletRequest request) {
    return AddressRange.literal(request.getRemoteAddr())
        .orElseThrow(() -> new IllegalStateException("the connection has no address"));
  }

  /** The members of a list in a header, or in several of its name, the last first. */
  private static List<String> backwards(HttpServletRequest request, String header) {
    List<String> members = new ArrayList<>();
    for (String line : Collections.list(request.getHeaders(header))) {
      for (String member : line.split(",", -1)) {
        members.add(member.strip());
      }
    }
    Collections.reverse(members);
    return members;
  }
}
