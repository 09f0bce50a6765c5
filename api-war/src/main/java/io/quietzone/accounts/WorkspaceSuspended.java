package io.quietzone.accounts;

import io.quietzone.problem.Problem;

/** An operator has stopped the workspace. */
public final class WorkspaceSuspended extends Problem {

  private static final long serialVersionUID = 1L;

  WorkspaceSuspended() {
    super(
        Kind.FORBIDDEN,
        "This workspace is suspended; its printed codes lead on. Ask the operator of this server.");
  }
}
