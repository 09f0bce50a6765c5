package io.quietzone.limits;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;

/**
 * How fast requests may come: a bucket of tokens, of which each request takes one.
 *
 * @param perMinute how many tokens come back every minute, all at once; 1 or more
 * @param burst how many there are at the most; 1 or more
 */
record Rate(int perMinute, int burst) {

  BucketConfiguration bucket() {
    return BucketConfiguration.builder()
        .addLimit(
            Bandwidth.builder()
                .capacity(burst)
                .refillIntervally(perMinute, Duration.ofMinutes(1))
                .build())
        .build();
  }

  /** The same burst in proportion, at another speed. */
  Rate at(int otherPerMinute) {
    return new Rate(
        otherPerMinute, Math.toIntExact(Math.max(1, (long) burst * otherPerMinute / perMinute)));
  }
}
