package io.quietzone.scans;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What was counted of a code in a period.
 *
 * @param scans all that people made
 * @param visitors about how many people; somebody who comes on two days is two
 * @param bots how often programs asked
 * @param days every day of the period, in order
 * @param breakdowns the most frequent values of each dimension, the most frequent first
 */
public record Analytics(
    long scans, long visitors, long bots, List<Day> days, Map<Dimension, List<Share>> breakdowns) {

  /** A day's figures, as those of the whole. */
  public record Day(LocalDate date, long scans, long visitors, long bots) {}

  /**
   * How many scans had a value.
   *
   * @param value empty where it is not known
   */
  public record Share(String value, long scans) {}
}
