package io.quietzone.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quietzone.database.Chores;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When keys were used. It is noted in memory, and written beside the requests; of each key at most
 * once a minute, because a write for every request would buy nothing.
 */
@Singleton
class LastUses {

  private static final Duration WRITTEN = Duration.ofSeconds(5);
  private static final Duration NOTED = Duration.ofSeconds(1);
  private static final Duration PRECISION = Duration.ofMinutes(1);

  private final Map<String, Instant> used = new ConcurrentHashMap<>();
  private final Cache<String, Boolean> justWritten =
      Caffeine.newBuilder().expireAfterWrite(PRECISION).build();
  private final EntityManager database;

  @Inject
  LastUses(EntityManager database) {
    this.database = database;
  }

  void onStart(@Observes Startup start, LastUses itself, Chores chores) {
    // By way of the bean, so that it is a transaction.
    chores.every(WRITTEN, "write when keys were used", itself::write);
  }

  void note(String keyId, Instant now) {
    Instant before = used.get(keyId);
    // Read first: many requests of one key would wait for each other to write.
    if (before == null || Duration.between(before, now).compareTo(NOTED) >= 0) {
      used.put(keyId, now);
    }
  }

  @Transactional
  void write() {
    used.forEach(
        (keyId, at) -> {
          if (justWritten.getIfPresent(keyId) == null) {
            write(keyId, at);
            justWritten.put(keyId, true);
            used.remove(keyId, at);
          }
        });
  }

  private void write(String keyId, Instant at) {
    database
        .createNativeQuery(
            "update api_key set last_used_at = greatest(last_used_at, ?1) where id = ?2")
        .setParameter(1, at.atOffset(ZoneOffset.UTC))
        .setParameter(2, keyId)
        .executeUpdate();
  }
}
