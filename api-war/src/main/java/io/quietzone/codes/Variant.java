package io.quietzone.codes;

/**
 * One of several destinations of a code, which share its scans by weight.
 *
 * @param label tells it from the others of its code
 * @param weight its share of the scans is this, of the sum of all weights of its code
 */
public record Variant(String label, Destination destination, int weight) {

  /** The longest label, in characters. */
  public static final int MAX_LABEL = 60;

  public static final int MIN_WEIGHT = 1;
  public static final int MAX_WEIGHT = 10_000;

  /** How many variants a code may have. */
  public static final int MAX_COUNT = 20;
}
