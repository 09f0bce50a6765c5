package io.quietzone.keys;

import io.quietzone.accounts.Caller;
import io.quietzone.accounts.Scope;
import io.quietzone.plans.CatalogueForTests;
import io.quietzone.plans.Plans;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Measures what a known key adds to a request: the parse, the hash, the look-up and the plan, all
 * but the database, which is not asked. {@code liberty/bench/keys.sh} runs it.
 */
public final class KeyAuthenticationBench {

  private static final int WARM_UP = 500_000;
  private static final int CALLS = 200_000;
  private static final int KEYS = 1000;

  private final KnownKeys known = new KnownKeys(System::nanoTime);
  private final Plans plans = CatalogueForTests.builtIn();
  private final String[] raw = new String[KEYS];
  private long checksum;

  private KeyAuthenticationBench() {
    SecureRandom random = new SecureRandom();
    for (int i = 0; i < KEYS; i++) {
      raw[i] = KeySecret.draw(Scope.RENDER, random).raw();
    }
  }

  public static void main(String[] arguments) {
    new KeyAuthenticationBench().run();
  }

  private void run() {
    for (int i = 0; i < WARM_UP; i++) {
      authenticate(raw[i % KEYS]);
    }
    long[] nanos = new long[CALLS];
    for (int i = 0; i < CALLS; i++) {
      String key = raw[i % KEYS];
      long start = System.nanoTime();
      authenticate(key);
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    System.out.printf(
        Locale.ROOT,
        "A known key is recognised in %.2f µs at the median, %.2f µs at the 99th percentile"
            + " (%d).%n",
        nanos[CALLS / 2] / 1000.0,
        nanos[CALLS * 99 / 100] / 1000.0,
        checksum & 1);
  }

  private void authenticate(String sent) {
    byte[] hash = KeySecret.parse(sent).orElseThrow().hash();
    KnownKey key =
        known
            .get(
                hash,
                () ->
                    Optional.of(
                        new KnownKey(
                            sent, "w1", Scope.RENDER, "pro", Optional.of("starter"), Instant.MAX)))
            .orElseThrow();
    Caller.Program program =
        new Caller.Program(
            key.workspaceId(),
            plans.capped(key.workspacePlan(), key.cap()),
            key.workspacePlan(),
            key.id(),
            key.scope());
    checksum += program.plan().length();
  }
}
