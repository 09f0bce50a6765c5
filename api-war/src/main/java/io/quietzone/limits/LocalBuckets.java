package io.quietzone.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** The buckets of this node. One that is forgotten was full again, or as good as full. */
final class LocalBuckets {

  private static final Duration KEPT = Duration.ofHours(1);
  private static final int MAX_BUCKETS = 200_000;

  private final TimeMeter time;
  private final Cache<Name, Bucket> buckets =
      Caffeine.newBuilder()
          .expireAfterAccess(KEPT)
          .maximumSize(MAX_BUCKETS)
          .executor(Runnable::run)
          .build();

  /** A caller whose rate changes gets another bucket. */
  private record Name(String caller, Rate rate) {}

  LocalBuckets(TimeMeter time) {
    this.time = time;
  }

  ConsumptionProbe take(String caller, Rate rate) {
    return buckets.get(new Name(caller, rate), this::bucket).tryConsumeAndReturnRemaining(1);
  }

  private Bucket bucket(Name name) {
    return Bucket.builder()
        .withCustomTimePrecision(time)
        .addLimit(name.rate().bucket().getBandwidths()[0])
        .build();
  }
}
