package io.quietzone.mail;

import io.quietzone.accounts.EmailAddress;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/**
 * A letter: plain text.
 *
 * @param subject nothing of it comes from a caller
 * @param text what a caller wrote may be in it
 */
public record Letter(EmailAddress to, String subject, String text) {

  /** What is sealed. */
  byte[] content() {
    return Json.createObjectBuilder()
        .add("subject", subject)
        .add("text", text)
        .build()
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  static Letter of(String recipient, byte[] content) {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(content))) {
      JsonObject object = reader.readObject();
      return new Letter(
          new EmailAddress(recipient), object.getString("subject"), object.getString("text"));
    }
  }

  /** Never the text: there is a secret in it. */
  @Override
  public String toString() {
    return "Letter";
  }
}
