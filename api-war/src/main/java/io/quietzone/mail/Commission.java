package io.quietzone.mail;

import io.quietzone.accounts.EmailAddress;
import jakarta.json.Json;
import java.nio.charset.StandardCharsets;

/**
 * A letter that is yet to be written, if there is anybody to write to.
 *
 * @param kind names who writes it
 */
record Commission(EmailAddress to, String kind) implements Waiting {

  @Override
  public byte[] content() {
    return Json.createObjectBuilder()
        .add(KIND, kind)
        .build()
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }
}
