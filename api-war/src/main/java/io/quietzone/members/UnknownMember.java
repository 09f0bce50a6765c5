package io.quietzone.members;

import io.quietzone.problem.Problem;

/** The workspace has no such member, or no such invitation. */
public final class UnknownMember extends Problem {

  private static final long serialVersionUID = 1L;

  UnknownMember() {
    super(Kind.NOT_FOUND, "There is nobody of this id in the workspace.");
  }
}
