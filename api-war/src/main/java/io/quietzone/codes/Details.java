package io.quietzone.codes;

import java.util.List;

/**
 * What happens to all of a code but where it leads.
 *
 * @param name taken away, it has none
 * @param tags taken away, it has none
 * @param active whether it leads anywhere
 * @param archived whether it is out of its owner's sight
 */
public record Details(
    Edit<String> name,
    Edit<List<String>> tags,
    Edit<Boolean> active,
    Edit<Boolean> archived,
    Limits limits) {

  /** The longest name, in characters. */
  public static final int MAX_NAME = 120;

  /** How many tags a code may have. */
  public static final int MAX_TAGS = 20;

  /** The longest tag, in characters. */
  public static final int MAX_TAG = 50;
}
