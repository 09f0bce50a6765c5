package io.quietzone.sessions;

import java.time.Duration;

/**
 * What somebody who signed in goes on with.
 *
 * @param access opens the API, for a quarter of an hour
 * @param refresh is exchanged once for the next pair
 * @param life how long {@code access} is good
 */
public record Tokens(String access, String refresh, Duration life) {

  /** Never the tokens: a record's own {@code toString} would tell them. */
  @Override
  public String toString() {
    return "Tokens";
  }
}
