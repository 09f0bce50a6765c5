package io.quietzone.limits;

import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.quietzone.database.Chores;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The buckets that all nodes share, in Redis. While that is away nobody waits for it: it is tried
 * again every second.
 */
@Singleton
class SharedBuckets {

  private static final Logger LOG = System.getLogger(SharedBuckets.class.getName());

  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(1);

  /** No request waits longer than this to be counted. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration KEPT_WHEN_FULL = Duration.ofMinutes(1);
  private static final int WARM_UP = 20;
  private static final String PREFIX = "quietzone:rate:";

  private final @Nullable RedisClient client;
  private volatile @Nullable ProxyManager<String> buckets;
  private volatile boolean there;

  @Inject
  SharedBuckets(@ConfigProperty(name = "QUIETZONE_REDIS_URL") Optional<String> url) {
    this.client = url.map(SharedBuckets::client).orElse(null);
  }

  void onStart(@Observes Startup start, Chores chores) {
    if (client != null) {
      chores.every(PAUSE, "reach Redis", this::reach);
    }
  }

  /** Whether a Redis is to be used. */
  boolean isConfigured() {
    return client != null;
  }

  /** Whether it was there when it was asked last. */
  boolean isThere() {
    return there;
  }

  /**
   * Takes a token.
   *
   * @return empty where there is no Redis, or it is away
   */
  Optional<ConsumptionProbe> take(String caller, Rate rate) {
    ProxyManager<String> shared = buckets;
    if (shared == null || !there) {
      return Optional.empty();
    }
    try {
      return Optional.of(take(shared, caller, rate));
    } catch (RuntimeException e) {
      lost(e);
      return Optional.empty();
    }
  }

  private static ConsumptionProbe take(ProxyManager<String> shared, String caller, Rate rate) {
    String name = PREFIX + caller + ":" + rate.perMinute() + ":" + rate.burst();
    return shared.builder().build(name, rate::bucket).tryConsumeAndReturnRemaining(1);
  }

  @PreDestroy
  void stop() {
    if (client != null) {
      client.shutdown(Duration.ZERO, CONNECT_PATIENCE);
    }
  }

  /** Connects if that was not done yet, and asks for an answer. */
  private void reach() {
    RedisClient redis = client;
    if (redis == null || there) {
      return;
    }
    try {
      ProxyManager<String> shared = buckets == null ? connect(redis) : buckets;
      // More than one, and not on a request's time: the first calls wait for classes to load.
      for (int i = 0; i < WARM_UP; i++) {
        take(shared, "nobody", new Rate(1, 1));
      }
      buckets = shared;
      there = true;
      LOG.log(Level.INFO, "Rate limits are shared by way of Redis");
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "Redis is away", e);
    }
  }

  private void lost(RuntimeException e) {
    if (there) {
      there = false;
      LOG.log(
          Level.WARNING,
          "Redis is away, and each node limits rates by itself: {0}",
          String.valueOf(e.getMessage()));
    }
  }

  private static RedisClient client(String url) {
    RedisURI uri = RedisURI.create(url);
    uri.setTimeout(CONNECT_PATIENCE);
    RedisClient client = RedisClient.create(uri);
    client.setOptions(
        ClientOptions.builder()
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .socketOptions(SocketOptions.builder().connectTimeout(CONNECT_PATIENCE).build())
            .build());
    return client;
  }

  private static ProxyManager<String> connect(RedisClient client) {
    return Bucket4jLettuce.casBasedBuilder(
            client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE)))
        .requestTimeout(PATIENCE)
        .expirationAfterWrite(
            ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_WHEN_FULL))
        .build();
  }
}
