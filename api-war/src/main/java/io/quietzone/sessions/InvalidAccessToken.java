package io.quietzone.sessions;

import io.quietzone.problem.Problem;

/** The access token is none of ours, or is not good any more. The message does not tell which. */
public final class InvalidAccessToken extends Problem {

  private static final long serialVersionUID = 1L;

  InvalidAccessToken() {
    super(
        Kind.UNAUTHENTICATED,
        "This access token is not valid, or not any more: refresh it at /api/auth/token/refresh/,"
            + " or sign in.");
  }
}
