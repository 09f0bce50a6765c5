package io.quietzone.api;

import io.quietzone.problem.InvalidFields;
import io.quietzone.problem.InvalidFields.Constraint;
import io.quietzone.problem.InvalidFields.Finding;
import io.quietzone.problem.InvalidFields.Judgement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that is wrong with a body, by field. Nested objects share the findings of the whole.
 */
final class Findings {

  private final Map<String, Finding> all;

  /** What comes before the names of members: where a nested object lies. */
  private final String path;

  Findings() {
    this(new LinkedHashMap<>(), "");
  }

  private Findings(Map<String, Finding> all, String path) {
    this.all = all;
    this.path = path;
  }

  /** The same, for the members of an object that is a member. */
  Findings within(String name) {
    return new Findings(all, path + name + ".");
  }

  /** Notes a broken constraint; the first finding about a field is the one that stays. */
  void broken(String name, String message) {
    found(name, new Constraint(List.of(message)));
  }

  /** Notes a judgement. */
  void refused(String name, String message) {
    found(name, new Judgement(message));
  }

  /** Of an object that is wrong itself, nothing more is told. */
  private void found(String name, Finding finding) {
    String object = path.isEmpty() ? "" : path.substring(0, path.length() - 1);
    if (!all.containsKey(object)) {
      all.putIfAbsent(path + name, finding);
    }
  }

  /** Whether something is wrong with a member. */
  boolean about(String name) {
    return all.containsKey(path + name);
  }

  /**
   * Ends the collecting.
   *
   * @throws InvalidFields naming everything that was wrong
   */
  void check() {
    if (!all.isEmpty()) {
      throw new InvalidFields(all);
    }
  }
}
