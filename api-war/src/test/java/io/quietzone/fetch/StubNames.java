package io.quietzone.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.apache.hc.client5.http.DnsResolver;

/** Names that a test makes up; literals are themselves, as for the system's own resolver. */
final class StubNames implements DnsResolver {

  private final Map<String, Deque<InetAddress[]>> answers = new HashMap<>();
  private final Map<String, Runnable> actions = new HashMap<>();

  /** Adds an answer, which follows the earlier ones; the last one stays. */
  StubNames answer(String name, String... addresses) {
    InetAddress[] all =
        Arrays.stream(addresses).map(StubNames::literal).toArray(InetAddress[]::new);
    answers.computeIfAbsent(name, absent -> new ArrayDeque<>()).add(all);
    return this;
  }

  /** Does something whenever a name is asked for, which nobody knows. */
  StubNames whenAsked(String name, Runnable action) {
    actions.put(name, action);
    return this;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    actions.getOrDefault(host, () -> {}).run();
    return find(host);
  }

  private synchronized InetAddress[] find(String host) throws UnknownHostException {
    if (host.matches("[0-9.]+|.*:.*")) {
      return new InetAddress[] {literal(host)};
    }
    Deque<InetAddress[]> left = answers.get(host);
    if (left == null) {
      throw new UnknownHostException(host);
    }
    return left.size() > 1 ? left.remove() : left.getFirst();
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  static InetAddress literal(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
