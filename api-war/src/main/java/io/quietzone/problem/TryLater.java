package io.quietzone.problem;

import java.time.Duration;

/** The same again will be taken later. */
public abstract class TryLater extends Problem {

  private static final long serialVersionUID = 1L;

  private final Duration after;

  protected TryLater(String message, Duration after) {
    super(Kind.EXHAUSTED, message);
    this.after = after;
  }

  /** When it is worth another try, in whole seconds. */
  public Duration after() {
    return after;
  }
}
