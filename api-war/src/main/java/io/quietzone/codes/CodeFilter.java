package io.quietzone.codes;

import java.util.Optional;

/**
 * Which codes a list holds, and in which order.
 *
 * @param search words; a code is in the list if its name, destination, short id or tags have words
 *     that start with each of them
 * @param active only those that are switched on, or off
 * @param archived whether those out of sight are listed, instead of the others; empty for all
 */
public record CodeFilter(
    Optional<String> search,
    Optional<String> tag,
    Optional<Boolean> active,
    Optional<Boolean> archived,
    Ordering ordering) {

  /** All codes, the newest first. */
  public static final CodeFilter ALL =
      new CodeFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Ordering.NEWEST_FIRST);

  /** The longest search, in characters. */
  public static final int MAX_SEARCH = 200;

  /** The order of a list; codes that are equal in it are ordered by their age. */
  public enum Ordering {
    NEWEST_FIRST("created_at desc"),
    OLDEST_FIRST("created_at"),
    LAST_CHANGED_FIRST("updated_at desc"),
    FIRST_CHANGED_FIRST("updated_at"),
    BY_NAME("name"),
    BY_NAME_BACKWARDS("name desc"),
    MOST_SCANNED_FIRST("scans desc"),
    LEAST_SCANNED_FIRST("scans"),
    LAST_SCANNED_FIRST("last_scanned_at desc nulls last");

    private final String column;

    Ordering(String column) {
      this.column = column;
    }

    /** The list's {@code order by}. */
    String sql() {
      return column + (column.contains(" desc") ? ", id desc" : ", id");
    }
  }
}
