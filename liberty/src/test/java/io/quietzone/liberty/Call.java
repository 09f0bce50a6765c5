package io.quietzone.liberty;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request as a test writes it down.
 *
 * @param path sent as it is
 * @param body empty for none
 */
record Call(String method, String path, Map<String, String> headers, byte[] body) {

  static Call of(String method, String path) {
    return new Call(method, path, Map.of(), new byte[0]);
  }

  static Call get(String path) {
    return of("GET", path);
  }

  /** Posts JSON. */
  static Call post(String path, String json) {
    return of("POST", path).with("Content-Type", "application/json").withBody(json);
  }

  static Call generate(String json) {
    return post("/api/v1/generate/", json);
  }

  Call with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Call(method, path, more, body);
  }

  /** The same by another method. */
  Call by(String otherMethod) {
    return new Call(otherMethod, path, headers, body);
  }

  Call withKey(String key) {
    return with("X-Api-Key", key);
  }

  Call withBody(String text) {
    return new Call(method, path, headers, text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
