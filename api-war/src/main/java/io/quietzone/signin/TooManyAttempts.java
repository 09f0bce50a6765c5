package io.quietzone.signin;

import io.quietzone.problem.TryLater;
import java.time.Duration;

/** There were too many wrong attempts, or requests of this kind. */
public final class TooManyAttempts extends TryLater {

  private static final long serialVersionUID = 1L;

  TooManyAttempts(Duration after) {
    super("Too many attempts. Try again in " + after.toSeconds() + " seconds.", after);
  }
}
