package io.quietzone.members;

import io.quietzone.problem.Problem;

/** The workspace would be left without an owner. */
public final class LastOwner extends Problem {

  private static final long serialVersionUID = 1L;

  LastOwner() {
    super(Kind.CONFLICT, "A workspace needs an owner: make another member the owner first.");
  }
}
