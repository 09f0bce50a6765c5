package io.quietzone.renderers.payload;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Content that its specification, or this library's limits, do not allow. */
public final class InvalidPayloadException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final LinkedHashMap<String, String> findings;

  /**
   * Names what is wrong.
   *
   * @param field the part of the content that is refused
   * @param message a sentence that says what is allowed
   */
  public InvalidPayloadException(String field, String message) {
    this(Map.of(field, message));
  }

  /**
   * Names all that is wrong.
   *
   * @param findings sentences that say what is allowed, by field; at least one
   */
  InvalidPayloadException(Map<String, String> findings) {
    super(findings.values().iterator().next());
    this.field = findings.keySet().iterator().next();
    this.findings = new LinkedHashMap<>(findings);
  }

  /**
   * The first field that is refused: {@code data}, {@code data_type}, a field of the content
   * ({@code ssid}, {@code creditor.town}, {@code phones[2]}), or {@code payload} for the content as
   * a whole.
   */
  public String field() {
    return field;
  }

  /** Every refused field that was found, with the sentence that says what is allowed. */
  public Map<String, String> findings() {
    return Collections.unmodifiableMap(findings);
  }
}
