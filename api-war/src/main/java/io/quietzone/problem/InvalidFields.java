package io.quietzone.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Fields of a request that cannot be taken, each with what is allowed. */
public final class InvalidFields extends Problem {

  private static final long serialVersionUID = 1L;

  private final transient Map<String, Finding> findings;

  /** What is wrong with one field. */
  public sealed interface Finding {

    /** The messages in one line. */
    String text();
  }

  /**
   * A broken constraint: type, range, length, presence, a value that is not in the list.
   *
   * @param messages at least one sentence
   */
  public record Constraint(List<String> messages) implements Finding {
    @Override
    public String text() {
      return String.join(" ", messages);
    }
  }

  /**
   * A judgement on a value of the right shape, such as a colour or a URL that is refused.
   *
   * @param text one sentence
   */
  public record Judgement(String text) implements Finding {}

  /**
   * Names what is wrong.
   *
   * @param findings by field, in the order in which they are reported; at least one
   */
  public InvalidFields(Map<String, Finding> findings) {
    super(
        Kind.INVALID,
        findings.entrySet().stream()
            .map(finding -> finding.getKey() + ": " + finding.getValue().text())
            .collect(Collectors.joining(" ")));
    this.findings = new LinkedHashMap<>(findings);
  }

  public Map<String, Finding> findings() {
    return findings;
  }
}
