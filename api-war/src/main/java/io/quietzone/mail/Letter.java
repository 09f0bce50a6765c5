package io.quietzone.mail;

import io.quietzone.accounts.EmailAddress;
import jakarta.json.Json;
import java.nio.charset.StandardCharsets;

/**
 * A letter: plain text.
 *
 * @param subject nothing of it comes from a caller
 * @param text what a caller wrote may be in it
 */
public record Letter(EmailAddress to, String subject, String text) implements Waiting {

  @Override
  public byte[] content() {
    return Json.createObjectBuilder()
        .add(SUBJECT, subject)
        .add(TEXT, text)
        .build()
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Never the text: there is a secret in it. */
  @Override
  public String toString() {
    return "Letter";
  }
}
