package io.quietzone.scans;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds how often passwords are tried: each is slow to check, on purpose, and short ones are soon
 * guessed. In memory only, and on this node.
 */
@Singleton
class Tries {

  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int BY_VISITOR = 10;
  private static final int BY_CODE = 100;
  private static final int REMEMBERED = 100_000;

  private final Cache<Object, AtomicInteger> tried =
      Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(WINDOW).build();

  private record Visitor(String codeId, InetAddress address) {}

  @Inject
  Tries() {}

  /** Takes one try of the minute's, if there is one left. */
  boolean take(String codeId, InetAddress address) {
    return count(new Visitor(codeId, address)) <= BY_VISITOR && count(codeId) <= BY_CODE;
  }

  private int count(Object of) {
    return tried.get(of, first -> new AtomicInteger()).incrementAndGet();
  }
}
