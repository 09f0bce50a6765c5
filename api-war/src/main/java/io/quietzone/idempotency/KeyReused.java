package io.quietzone.idempotency;

import io.quietzone.problem.Problem;

/** The key was used for another request. */
public final class KeyReused extends Problem {

  private static final long serialVersionUID = 1L;

  KeyReused() {
    super(
        Kind.CONFLICT,
        "This Idempotency-Key was used with another body in the last 24 hours. Send a new key with"
            + " a new request.");
  }
}
