package io.quietzone.api;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A field of a request that nobody read.
 *
 * @param name as the caller wrote it
 * @param nearest the known name that it is probably meant to be
 */
public record IgnoredField(String name, Optional<String> nearest) {

  /** How many are named; the header stays short. */
  static final int MAX_NAMED = 20;

  private static final int MAX_NAME_LENGTH = 64;

  static IgnoredField of(String name, Collection<String> known) {
    String compared = name.substring(0, Math.min(name.length(), MAX_NAME_LENGTH));
    // A third of the letters may be wrong; beyond that a suggestion is a guess.
    int limit = Math.max(1, compared.length() / 3);
    return new IgnoredField(
        name,
        known.stream()
            .filter(candidate -> distance(compared, candidate) <= limit)
            .min(
                (one, other) ->
                    Integer.compare(distance(compared, one), distance(compared, other))));
  }

  /**
   * The value of {@code X-QR-Ignored}: a list of tokens, each with the nearest known name as a
   * parameter (RFC 9651, section 3.1), such as {@code colour;nearest=color, foo}.
   */
  public static String header(List<IgnoredField> ignored) {
    return ignored.stream()
        .limit(MAX_NAMED)
        .map(field -> token(field.name()) + field.nearest().map(n -> ";nearest=" + n).orElse(""))
        .collect(Collectors.joining(", "));
  }

  /** The name is the caller's: nothing of it may end the header or start another. */
  private static String token(String name) {
    String cut = name.substring(0, Math.min(name.length(), MAX_NAME_LENGTH));
    String token = cut.replaceAll("[^A-Za-z0-9_.-]", "_");
    return token.isEmpty() ? "_" : token;
  }

  /** The Levenshtein distance: letters added, left out or changed. */
  private static int distance(String one, String other) {
    int[] previous = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] current = new int[other.length() + 1];
      current[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int changed = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(changed, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[other.length()];
  }
}
