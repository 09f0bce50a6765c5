package io.quietzone.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.quietzone.database.Changes;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Which workspaces are active, as this node remembers it for a few seconds after it was read. One
 * that was stopped is refused from the moment on in which the notice was heard, whoever was just
 * reading it.
 */
final class KnownWorkspaces {

  /** Bounds what a node may miss that does not know yet that it is cut off. */
  static final Duration KEPT = Duration.ofSeconds(5);

  private static final int MAX_KEPT = 100_000;

  private final Cache<String, Entry> kept;
  private final Changes changes;

  /** What was read, and when the reading began. */
  private record Entry(boolean active, long readAt) {}

  KnownWorkspaces(Ticker ticker) {
    this.kept =
        Caffeine.newBuilder()
            .ticker(ticker)
            .expireAfterWrite(KEPT)
            .maximumSize(MAX_KEPT)
            .executor(Runnable::run)
            .build();
    this.changes = new Changes(KEPT, ticker);
  }

  /**
   * Whether a workspace is active.
   *
   * @param reader asks the database
   */
  boolean isActive(String id, Predicate<String> reader) {
    Entry entry = kept.getIfPresent(id);
    if (entry == null || changes.isSince(entry.readAt(), id)) {
      long readAt = changes.now();
      entry = new Entry(reader.test(id), readAt);
      kept.put(id, entry);
    }
    return entry.active();
  }

  /** A workspace is another. */
  void changed(String id) {
    changes.note(id);
  }

  /** Any of them may be another. */
  void changed() {
    changes.noteAll();
  }
}
