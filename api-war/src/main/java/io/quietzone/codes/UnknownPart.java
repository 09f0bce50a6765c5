package io.quietzone.codes;

import io.quietzone.problem.Problem;

/** A code has no such version, or no such planned change. */
public final class UnknownPart extends Problem {

  private static final long serialVersionUID = 1L;

  private UnknownPart(String message) {
    super(Kind.NOT_FOUND, message);
  }

  static UnknownPart version() {
    return new UnknownPart("This code has no such version.");
  }

  static UnknownPart plannedChange() {
    return new UnknownPart("This code has no such planned change: it was made, or taken back.");
  }
}
