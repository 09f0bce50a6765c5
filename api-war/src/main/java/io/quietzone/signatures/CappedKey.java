package io.quietzone.signatures;

import io.quietzone.problem.Problem;

/** What an address delivers is the workspace's: a key that has less may not sign. */
public final class CappedKey extends Problem {

  private static final long serialVersionUID = 1L;

  CappedKey() {
    super(
        Kind.FORBIDDEN,
        "This key has a plan of its own, whose quota signed addresses would not be counted by:"
            + " sign with a key that has its workspace's plan.");
  }
}
