package io.quietzone.codes;

import java.util.List;

/**
 * All that a scan has to know of a code, as it was at one moment. Times are milliseconds since
 * 1970, UTC, so that a scan compares numbers.
 *
 * @param id names the code among all that ever were; the short id is what is printed
 * @param plan the id of its workspace's plan
 * @param route where it leads before the first of {@code planned} is due
 * @param planned changes of where it leads, the earliest first
 * @param active whether its owner has it switched on
 * @param startsAt from when on it leads anywhere; {@link Long#MIN_VALUE} if it always did
 * @param expiresAt from when on it does not any more; {@link Long#MAX_VALUE} for never
 * @param maxScans how many scans it has in all; 0 without a maximum
 * @param usedUp whether it has had as many
 * @param locked whether a visitor has to give a password
 */
public record LiveCode(
    String id,
    String workspaceId,
    String plan,
    String shortId,
    Route route,
    List<Planned> planned,
    boolean active,
    boolean deleted,
    long startsAt,
    long expiresAt,
    long maxScans,
    boolean usedUp,
    boolean locked) {

  /**
   * A change to come.
   *
   * @param at from when on the code leads there
   */
  public record Planned(long at, Route route) {}

  /** Whether a scan leads anywhere, and why not. */
  public enum State {
    LEADING,
    DELETED,
    PAUSED,
    NOT_STARTED,
    EXPIRED,
    USED_UP
  }

  public LiveCode {
    planned = List.copyOf(planned);
  }

  /** The state at a moment. */
  public State state(long now) {
    if (deleted) {
      return State.DELETED;
    }
    if (!active) {
      return State.PAUSED;
    }
    if (now < startsAt) {
      return State.NOT_STARTED;
    }
    if (now >= expiresAt) {
      return State.EXPIRED;
    }
    return usedUp ? State.USED_UP : State.LEADING;
  }

  /** Where it leads at a moment, changes that are due included. */
  public Route route(long now) {
    Route latest = route;
    for (int i = 0; i < planned.size() && planned.get(i).at() <= now; i++) {
      latest = planned.get(i).route();
    }
    return latest;
  }

  /** About how many bytes of memory it takes. */
  int weight() {
    int characters = 0;
    for (int i = -1; i < planned.size(); i++) {
      Route each = i < 0 ? route : planned.get(i).route();
      characters += each.destination().url().length();
      for (Variant variant : each.variants()) {
        characters += 100 + variant.destination().url().length();
      }
    }
    return 500 + characters;
  }
}
