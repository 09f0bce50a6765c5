package io.quietzone.idempotency;

import io.quietzone.problem.TryLater;
import java.time.Duration;

/** So many requests wait to make something that this one's turn does not come in time. */
public final class TooManyAtOnce extends TryLater {

  private static final long serialVersionUID = 1L;

  TooManyAtOnce() {
    super(
        "Too many of these requests wait at the same time: send fewer at once.",
        Duration.ofSeconds(1));
  }
}
