package io.quietzone.keys;

import io.quietzone.accounts.Scope;
import java.time.Instant;
import java.util.Optional;

/**
 * A key that somebody wants.
 *
 * @param name at most {@value #MAX_NAME} characters
 * @param plan the plan it is capped to; empty for its workspace's
 * @param expiresAt when it stops working; empty for never
 */
public record NewKey(String name, Scope scope, Optional<String> plan, Optional<Instant> expiresAt) {

  /** The longest name, in characters. */
  public static final int MAX_NAME = 100;

  /** A key without caps. */
  public static NewKey of(String name, Scope scope) {
    return new NewKey(name, scope, Optional.empty(), Optional.empty());
  }
}
