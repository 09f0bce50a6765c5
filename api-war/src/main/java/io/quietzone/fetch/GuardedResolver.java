package io.quietzone.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a host once for each connection, which then goes to exactly what was returned here. If a
 * single address of the host is not public, none is used.
 */
final class GuardedResolver implements DnsResolver {

  private final DnsResolver names;
  private final Predicate<InetAddress> isPublic;

  GuardedResolver(DnsResolver names, Predicate<InetAddress> isPublic) {
    this.names = names;
    this.isPublic = isPublic;
  }

  /**
   * Resolves a host.
   *
   * @throws NotPublicException if it has an address that is not public
   */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = names.resolve(host);
    if (addresses == null || addresses.length == 0) {
      throw new UnknownHostException(host);
    }
    for (InetAddress address : addresses) {
      if (!isPublic.test(address)) {
        throw new NotPublicException(host, address);
      }
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  /** A host has an address inside some network. */
  static final class NotPublicException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    NotPublicException(String host, InetAddress address) {
      super(
          "refusing to fetch "
              + host
              + ": resolves to private/internal IP "
              + address.getHostAddress());
    }
  }
}
