package io.quietzone.api;

import jakarta.json.Json;
import java.util.regex.Pattern;

/** The two ways to speak to the one product. This is the one place that tells them apart. */
public enum Dialect {
  AGENCY("/api", "detail"),
  STUDIO("/studio", "error");

  /**
   * What the Studio reference describes: everything about {@code qrcodes}, and {@code webhooks}
   * only without the slash at the end, for with it the same path belongs to the Agency dialect.
   */
  private static final Pattern STUDIO_PATH =
      Pattern.compile("/api/v1/(qrcodes(/.*)?|webhooks(/.*[^/])?)");

  private final String innerPath;
  private final String errorField;

  Dialect(String innerPath, String errorField) {
    this.innerPath = innerPath;
    this.errorField = errorField;
  }

  /**
   * Tells which dialect a path belongs to.
   *
   * @param path as the client sent it, without its query, starting with one slash
   */
  static Dialect of(String path) {
    return STUDIO_PATH.matcher(path).matches() ? STUDIO : AGENCY;
  }

  /**
   * Where the dialect's JAX-RS application lies: where clients look for it, or else at a path that
   * cannot be reached from outside.
   */
  String innerPath() {
    return innerPath;
  }

  /**
   * The body of an error that is not about fields.
   *
   * @return a JSON object with one member
   */
  public String errorBody(String message) {
    return Json.createObjectBuilder().add(errorField, message).build().toString();
  }
}
