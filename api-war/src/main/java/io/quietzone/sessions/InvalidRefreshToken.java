package io.quietzone.sessions;

import io.quietzone.problem.Problem;

/** The refresh token is none of ours, or is not good any more. The message does not tell which. */
public final class InvalidRefreshToken extends Problem {

  private static final long serialVersionUID = 1L;

  InvalidRefreshToken() {
    super(Kind.UNAUTHENTICATED, "This refresh token is not valid, or not any more: sign in again.");
  }
}
