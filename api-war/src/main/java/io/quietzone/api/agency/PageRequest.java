package io.quietzone.api.agency;

import io.quietzone.problem.InvalidFields;
import io.quietzone.problem.InvalidFields.Constraint;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param page from 1
 * @param size how many entries a page has, 1 to 100
 */
record PageRequest(int page, int size) {

  static final int DEFAULT_SIZE = 25;
  static final int MAX_SIZE = 100;
  private static final int MAX_PAGE = 1_000_000;

  /**
   * Reads the parameters {@code page} and {@code page_size}.
   *
   * @throws InvalidFields naming the one that cannot be taken
   */
  static PageRequest read(@Nullable String page, @Nullable String size) {
    return new PageRequest(
        number("page", page, MAX_PAGE, 1), number("page_size", size, MAX_SIZE, DEFAULT_SIZE));
  }

  /** How many entries lie before the page. */
  int first() {
    return (page - 1) * size;
  }

  /** Where the next page is; empty behind the last. */
  Optional<String> next(String list, long total) {
    return (long) page * size < total ? Optional.of(address(list, page + 1)) : Optional.empty();
  }

  /** Where the page before is; empty before the first. */
  Optional<String> previous(String list) {
    return page > 1 ? Optional.of(address(list, page - 1)) : Optional.empty();
  }

  private String address(String list, int other) {
    UriBuilder address = UriBuilder.fromUri(list).queryParam("page", other);
    return (size == DEFAULT_SIZE ? address : address.queryParam("page_size", size))
        .build()
        .toString();
  }

  private static int number(String name, @Nullable String text, int max, int absent) {
    if (text == null) {
      return absent;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Answered below, as a number out of range is.
    }
    throw new InvalidFields(
        Map.of(name, new Constraint(List.of("Send a whole number, 1 to " + max + "."))));
  }
}
