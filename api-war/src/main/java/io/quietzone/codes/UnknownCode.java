package io.quietzone.codes;

import io.quietzone.problem.Problem;

/** There is no such code, or it is another workspace's; which of the two is not told. */
public final class UnknownCode extends Problem {

  private static final long serialVersionUID = 1L;

  UnknownCode() {
    super(Kind.NOT_FOUND, "There is no code with this id.");
  }
}
