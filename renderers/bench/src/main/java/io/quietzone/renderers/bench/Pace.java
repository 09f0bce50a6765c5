package io.quietzone.renderers.bench;

import java.util.Map;

/**
 * A benchmark without a peer.
 *
 * @param work what is done
 * @param ours our benchmark, {@code Class.method}
 * @param goal how many times a second it has to be done
 */
record Pace(String work, String ours, double goal) {

  /** Whether the goal is reached; what was not measured reaches nothing. */
  boolean isReached(Map<String, Double> rates) {
    return rates.getOrDefault(ours, Double.NaN) >= goal;
  }
}
