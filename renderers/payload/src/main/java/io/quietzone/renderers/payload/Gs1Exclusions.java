package io.quietzone.renderers.payload;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Elements that say opposite things of one item (GS1 Barcode Syntax Dictionary, {@code ex}). What
 * an element requires beside it is not looked for: another symbol on the item may carry that.
 */
final class Gs1Exclusions {

  /** By identifier, those it excludes; n stands for any digit. */
  private static final Map<String, List<String>> EXCLUDED =
      Map.ofEntries(
          Map.entry("01", List.of("02", "37")),
          Map.entry("255", List.of("02", "8026")),
          Map.entry("8006", List.of("37", "8026")),
          Map.entry("8026", List.of("02")),
          Map.entry("390n", List.of("391n", "394n", "8111")),
          Map.entry("392n", List.of("393n")),
          Map.entry("394n", List.of("8111")),
          Map.entry("395n", List.of("392n", "393n", "8005")),
          Map.entry("420", List.of("421")),
          Map.entry("421", List.of("4307")),
          Map.entry("426", List.of("422", "423", "424", "425")),
          Map.entry("4330", List.of("4331")),
          Map.entry("4332", List.of("4333")),
          Map.entry("7250", List.of("7251")),
          Map.entry("7256", List.of("7253", "7254", "7255", "7259")),
          Map.entry("7259", List.of("7253", "7254", "7255")));

  private Gs1Exclusions() {}

  /**
   * Refuses elements that exclude one another.
   *
   * @throws InvalidPayloadException naming the one that is excluded
   */
  static void check(Set<String> identifiers) {
    for (String identifier : identifiers) {
      for (String other : identifiers) {
        if (excludes(identifier, other)) {
          throw new InvalidPayloadException(
              "elements." + other, "This and " + identifier + " exclude one another.");
        }
      }
    }
  }

  private static boolean excludes(String identifier, String other) {
    return EXCLUDED
            .getOrDefault(identifier, EXCLUDED.getOrDefault(any(identifier), List.of()))
            .stream()
            .anyMatch(excluded -> excluded.equals(other) || excluded.equals(any(other)))
        || (!identifier.equals(other) && isOneMeasure(identifier, other));
  }

  /** The same measure or price, with the decimal point at two places. */
  private static boolean isOneMeasure(String identifier, String other) {
    return identifier.matches("3[1-69][0-9]{2}") && any(identifier).equals(any(other));
  }

  private static String any(String identifier) {
    return identifier.substring(0, identifier.length() - 1) + "n";
  }
}
