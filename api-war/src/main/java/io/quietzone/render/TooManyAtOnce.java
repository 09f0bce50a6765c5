package io.quietzone.render;

import io.quietzone.problem.TryLater;
import java.time.Duration;

/** So many pictures are being read that another one has to wait. */
public final class TooManyAtOnce extends TryLater {

  private static final long serialVersionUID = 1L;

  TooManyAtOnce(String message) {
    super(message, Duration.ofSeconds(1));
  }
}
