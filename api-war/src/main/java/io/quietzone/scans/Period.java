package io.quietzone.scans;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Some days, UTC.
 *
 * @param from the first of them
 * @param to the last of them
 */
public record Period(LocalDate from, LocalDate to) {

  /** How many days there can be. */
  public static final int MAX_DAYS = 366;

  public static final int FIRST_YEAR = 2000;
  public static final int LAST_YEAR = 9998;

  public Period {
    Optional<String> problem = problem(from, to);
    if (problem.isPresent()) {
      throw new IllegalArgumentException(problem.get());
    }
  }

  /** What is wrong with two days, in a sentence for the caller; empty if they are a period. */
  public static Optional<String> problem(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      return Optional.of("The first day, " + from + ", is after the last, " + to + ".");
    }
    return ChronoUnit.DAYS.between(from, to) < MAX_DAYS
        ? Optional.empty()
        : Optional.of("A period has at most " + MAX_DAYS + " days.");
  }
}
