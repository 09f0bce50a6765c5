package io.quietzone.members;

import io.quietzone.problem.Problem;

/** Somebody would decide about a role that is higher than the own one. */
public final class HigherRole extends Problem {

  private static final long serialVersionUID = 1L;

  HigherRole() {
    super(
        Kind.FORBIDDEN,
        "Nobody gives, takes or ends a role that is higher than the own one; an owner can.");
  }
}
