package io.quietzone.mail;

import io.quietzone.accounts.EmailAddress;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;

/** What waits in the outbox. */
sealed interface Waiting permits Commission, Letter {

  /** The member by which the one is told from the other. */
  String KIND = "kind";

  EmailAddress to();

  /** What is sealed. */
  byte[] content();

  /** Reads what was sealed. */
  static Waiting of(String recipient, byte[] content) {
    EmailAddress to = new EmailAddress(recipient);
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(content))) {
      JsonObject object = reader.readObject();
      return object.containsKey(KIND)
          ? new Commission(to, object.getString(KIND))
          : new Letter(to, object.getString("subject"), object.getString("text"));
    }
  }
}
