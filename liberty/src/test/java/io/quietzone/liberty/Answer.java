package io.quietzone.liberty;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;

/** What the server answered. */
record Answer(int status, HttpHeaders headers, byte[] body) {

  /** A header that has to be there. */
  String header(String name) {
    return headers
        .firstValue(name)
        .orElseThrow(() -> new AssertionError("no " + name + " in " + this));
  }

  boolean has(String name) {
    return headers.firstValue(name).isPresent();
  }

  long quotaRemaining() {
    return Long.parseLong(header("X-QR-Quota-Remaining"));
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  JsonObject json() {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
      return reader.readObject();
    }
  }

  @Override
  public String toString() {
    return status + " " + headers.map() + " " + text();
  }
}
