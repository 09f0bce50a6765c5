package io.quietzone.codes;

import java.time.Instant;

/**
 * A change of where a code leads that is still to come.
 *
 * @param id tells it from the others of its code
 * @param at when it happens
 */
public record PlannedChange(String id, Instant at, RouteChange change) {

  /** How many may wait for one code. */
  public static final int MAX_COUNT = 50;
}
