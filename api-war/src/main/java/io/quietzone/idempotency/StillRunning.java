package io.quietzone.idempotency;

import io.quietzone.problem.Problem;

/** The same request is being answered, and takes longer than its twin can wait. */
public final class StillRunning extends Problem {

  private static final long serialVersionUID = 1L;

  StillRunning() {
    super(
        Kind.CONFLICT,
        "A request with this Idempotency-Key is still being answered. Send it again shortly.");
  }
}
