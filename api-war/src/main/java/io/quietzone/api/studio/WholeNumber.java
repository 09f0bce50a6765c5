package io.quietzone.api.studio;

import io.quietzone.problem.InvalidFields;
import io.quietzone.problem.InvalidFields.Constraint;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A whole number in a query. */
final class WholeNumber {

  private WholeNumber() {}

  /**
   * Reads a parameter, {@code min} to {@code max}.
   *
   * @throws InvalidFields naming the parameter and what is allowed
   */
  static int read(String name, @Nullable String text, int min, int max, int absent) {
    if (text == null) {
      return absent;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Answered below, as a number out of range is.
    }
    String allowed = max == Integer.MAX_VALUE ? min + " or more" : min + " to " + max;
    throw new InvalidFields(
        Map.of(name, new Constraint(List.of("Send a whole number, " + allowed + "."))));
  }
}
