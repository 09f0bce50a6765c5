package io.quietzone.render;

import io.quietzone.problem.TryLater;
import java.time.Duration;

/** The pictures that are kept for a workspace's batches leave no room for another one. */
public final class KeptPicturesFull extends TryLater {

  private static final long serialVersionUID = 1L;

  KeptPicturesFull(int megabytes, Duration after) {
    super(
        "The pictures of batches with an Idempotency-Key may take "
            + megabytes
            + " MiB of a workspace in a day: send this batch without the key, or with pictures that"
            + " were in one before.",
        after);
  }
}
