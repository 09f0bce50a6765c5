package io.quietzone.limits;

import java.time.Instant;

/**
 * Whether a request may go on.
 *
 * @param granted whether it may
 * @param limit how many may be sent at once
 * @param remaining how many may be sent now, this one taken off
 * @param reset when as many may be sent at once again
 * @param retrySeconds after how many seconds another one may be sent; 0 where one may now
 */
public record Verdict(
    boolean granted, int limit, long remaining, Instant reset, long retrySeconds) {

  /**
   * Ends a request that may not go on.
   *
   * @throws RateLimited if it may not
   */
  public void require() {
    if (!granted) {
      throw new RateLimited(this);
    }
  }
}
