package io.quietzone.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.quietzone.database.Changes;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What this node remembers of keys, by their hashes, for a few seconds after it was read. A key
 * that was revoked is refused from the moment on in which the notice was heard, whoever was just
 * reading it.
 */
final class KnownKeys {

  /** Bounds what a node may miss that does not know yet that it is cut off. */
  static final Duration KEPT = Duration.ofSeconds(5);

  private static final int MAX_KEYS = 100_000;

  /** Whoever guesses keys gets no memory of the server's but this. */
  private static final int MAX_UNKNOWN = 10_000;

  private final Cache<ByteBuffer, Entry> keys;
  private final Cache<ByteBuffer, Boolean> unknown;

  /** Of workspaces. */
  private final Changes changes;

  /** A key, and when its reading began. */
  private record Entry(KnownKey key, long readAt) {}

  KnownKeys(Ticker ticker) {
    this.keys =
        Caffeine.newBuilder()
            .ticker(ticker)
            .expireAfterWrite(KEPT)
            .maximumSize(MAX_KEYS)
            .executor(Runnable::run)
            .build();
    this.unknown =
        Caffeine.newBuilder()
            .ticker(ticker)
            .expireAfterWrite(KEPT)
            .maximumSize(MAX_UNKNOWN)
            .build();
    this.changes = new Changes(KEPT, ticker);
  }

  /**
   * Looks a key up.
   *
   * @param hash of what was sent
   * @param reader asks the database
   */
  Optional<KnownKey> get(byte[] hash, Supplier<Optional<KnownKey>> reader) {
    ByteBuffer name = ByteBuffer.wrap(hash);
    Entry entry = keys.getIfPresent(name);
    if (entry != null && !changes.isSince(entry.readAt(), entry.key().workspaceId())) {
      return Optional.of(entry.key());
    }
    if (unknown.getIfPresent(name) != null) {
      return Optional.empty();
    }
    long readAt = changes.now();
    Optional<KnownKey> read = reader.get();
    // Most recent readings win; an older one that comes late is not believed if it matters.
    read.ifPresentOrElse(
        key -> keys.put(name, new Entry(key, readAt)), () -> unknown.put(name, true));
    return read;
  }

  /** A key of a workspace changed, or its plan. */
  void changed(String workspaceId) {
    changes.note(workspaceId);
  }

  /** Anything may have changed. */
  void changed() {
    changes.noteAll();
  }
}
