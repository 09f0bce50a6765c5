package io.quietzone.usage;

import io.quietzone.problem.Problem;

/** A batch that is asked for again is still being delivered. */
public final class BatchRunning extends Problem {

  private static final long serialVersionUID = 1L;

  BatchRunning() {
    super(
        Kind.CONFLICT,
        "The batch with this Idempotency-Key is still being delivered. Send it again shortly.");
  }
}
