package io.quietzone.shares;

import io.quietzone.problem.TryLater;
import java.time.Duration;

/** So many requests are at the same work that another one has to come again. */
public final class TooManyAtOnce extends TryLater {

  private static final long serialVersionUID = 1L;

  /** Says in a sentence what there is too much of. */
  public TooManyAtOnce(String message) {
    super(message, Duration.ofSeconds(1));
  }
}
