package io.quietzone.keys;

import io.quietzone.problem.Problem;

/** The workspace has no key with this id that could be changed. */
public final class NoSuchKey extends Problem {

  private static final long serialVersionUID = 1L;

  NoSuchKey() {
    super(Kind.NOT_FOUND, "There is no API key with this id in your workspace.");
  }
}
