package io.quietzone.idempotency;

import io.quietzone.problem.Problem;

/** The request was answered, and that cannot be read any more: nothing is done again. */
public final class AnswerLost extends Problem {

  private static final long serialVersionUID = 1L;

  AnswerLost() {
    super(
        Kind.CONFLICT,
        "The request with this Idempotency-Key was done, but its answer cannot be read any more: the"
            + " server was upgraded, or has another secret. Look at what it made; a new key does it"
            + " again.");
  }
}
