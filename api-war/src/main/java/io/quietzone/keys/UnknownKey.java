package io.quietzone.keys;

import io.quietzone.problem.Problem;

/**
 * The key that was sent is not one of ours, is revoked or has expired. The message does not tell
 * which.
 */
public final class UnknownKey extends Problem {

  private static final long serialVersionUID = 1L;

  UnknownKey() {
    super(
        Kind.UNAUTHENTICATED,
        "This API key is not valid: it is mistyped, unknown, expired or revoked.");
  }
}
