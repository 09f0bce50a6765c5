package io.quietzone.render;

import io.quietzone.problem.Problem;
import java.util.SortedMap;
import java.util.TreeMap;

/** Items of a batch cannot be drawn: none of it is. */
public final class BatchRefused extends Problem {

  private static final long serialVersionUID = 1L;

  private final transient SortedMap<Integer, String> errors;

  /**
   * Names every bad item.
   *
   * @param errors by index from 0 on; at least one
   */
  BatchRefused(SortedMap<Integer, String> errors) {
    super(
        Kind.INVALID, errors.size() + " items cannot be drawn, the first at " + errors.firstKey());
    this.errors = new TreeMap<>(errors);
  }

  /** What is wrong with each bad item, by index from 0 on. */
  public SortedMap<Integer, String> errors() {
    return errors;
  }
}
