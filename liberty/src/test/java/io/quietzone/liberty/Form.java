package io.quietzone.liberty;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A {@code multipart/form-data} body (RFC 7578), written by hand as a browser writes it. */
final class Form {

  private static final String BOUNDARY = "----quietzone7f3a";

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  Form field(String name, String value) {
    part("name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  Form file(String name, String fileName, byte[] content) {
    part("name=\"" + name + "\"; filename=\"" + fileName + "\"", content);
    return this;
  }

  private void part(String parameters, byte[] content) {
    write("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + parameters + "\r\n\r\n");
    body.writeBytes(content);
    write("\r\n");
  }

  private void write(String text) {
    body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  Call generate() {
    return post("/api/v1/generate/");
  }

  /** The call that posts it. */
  Call post(String path) {
    write("--" + BOUNDARY + "--\r\n");
    return new Call(
        "POST",
        path,
        Map.of("Content-Type", "multipart/form-data; boundary=" + BOUNDARY),
        body.toByteArray());
  }
}
