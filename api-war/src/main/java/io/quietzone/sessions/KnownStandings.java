package io.quietzone.sessions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.quietzone.accounts.Caller;
import io.quietzone.database.Changes;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * What this node remembers of those who signed in, for a few seconds after it was read. Whoever has
 * signed out, or was sent away, is refused from the moment on in which the notice was heard,
 * whoever was just reading.
 */
final class KnownStandings {

  /** How long another node's change may go unnoticed while notices are not heard. */
  static final Duration KEPT = Duration.ofSeconds(5);

  private static final int MAX_KEPT = 10_000;

  private final Cache<Name, Entry> kept;

  /** Of accounts and of workspaces; no id is that of one of each. */
  private final Changes changes;

  KnownStandings(Ticker ticker) {
    this.kept =
        Caffeine.newBuilder().ticker(ticker).expireAfterWrite(KEPT).maximumSize(MAX_KEPT).build();
    this.changes = new Changes(KEPT, ticker);
  }

  /** Whose standing it is, and where. */
  record Name(String sessionId, String accountId, String workspaceId) {}

  /** A standing, and when its reading began. */
  private record Entry(Optional<Caller.Member> standing, long readAt) {}

  /**
   * Looks a standing up.
   *
   * @param reader asks the database
   * @return empty when the sign-in has ended, or the membership
   */
  Optional<Caller.Member> get(Name name, Function<Name, Optional<Caller.Member>> reader) {
    Entry entry = kept.getIfPresent(name);
    if (entry == null
        || changes.isSince(entry.readAt(), name.accountId())
        || changes.isSince(entry.readAt(), name.workspaceId())) {
      long readAt = changes.now();
      entry = new Entry(reader.apply(name), readAt);
      kept.put(name, entry);
    }
    return entry.standing();
  }

  /** A sign-in of an account has ended, or who is in a workspace, or its plan. */
  void changed(String accountOrWorkspaceId) {
    changes.note(accountOrWorkspaceId);
  }

  /** Anything may have changed. */
  void changed() {
    changes.noteAll();
  }
}
