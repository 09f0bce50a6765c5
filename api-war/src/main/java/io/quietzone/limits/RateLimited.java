package io.quietzone.limits;

import io.quietzone.problem.Problem;

/** Requests come faster than they may. */
public final class RateLimited extends Problem {

  private static final long serialVersionUID = 1L;

  RateLimited(Verdict verdict) {
    super(
        Kind.EXHAUSTED,
        "Requests come too fast: at most "
            + verdict.limit()
            + " in a burst. Try again in "
            + verdict.retrySeconds()
            + (verdict.retrySeconds() == 1 ? " second." : " seconds."));
  }
}
