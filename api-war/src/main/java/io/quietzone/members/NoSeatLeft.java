package io.quietzone.members;

import io.quietzone.problem.Problem;

/** All seats of the workspace are taken. */
public final class NoSeatLeft extends Problem {

  private static final long serialVersionUID = 1L;

  NoSeatLeft(String plan, long seats) {
    super(
        Kind.FORBIDDEN,
        "Plan '"
            + plan
            + "' has "
            + seats
            + (seats == 1 ? " seat" : " seats")
            + ", and none is left: members and open invitations take one each. A larger plan has"
            + " more.");
  }
}
