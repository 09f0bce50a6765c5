package io.quietzone.renderers.bench;

import java.util.Map;

/**
 * One row of the table of speeds: two benchmarks that do the same work.
 *
 * @param work what both do
 * @param ours our benchmark, {@code Class.method}
 * @param peer the other's benchmark, {@code Class.method}
 * @param goal how many times as fast as the peer we have to be
 */
record Comparison(String work, String ours, String peer, double goal) {

  /**
   * How many times as fast as the peer we are.
   *
   * @param rates operations a second, by benchmark
   * @return not a number if one of the two was not measured
   */
  double ratio(Map<String, Double> rates) {
    return rates.getOrDefault(ours, Double.NaN) / rates.getOrDefault(peer, Double.NaN);
  }

  /** Whether the goal is reached; what was not measured reaches nothing. */
  boolean isReached(Map<String, Double> rates) {
    return ratio(rates) >= goal;
  }
}
