package io.quietzone.keys;

import io.quietzone.problem.Problem;

/** The key is revoked or expired: it cannot be rotated. */
public final class KeyEnded extends Problem {

  private static final long serialVersionUID = 1L;

  KeyEnded() {
    super(Kind.CONFLICT, "This API key is revoked or has expired. Make a new one.");
  }
}
