package io.quietzone.mail;

import io.quietzone.accounts.EmailAddress;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.util.Optional;

/** What waits in the outbox. */
sealed interface Waiting permits Commission, Letter {

  /** The member by which the one is told from the other. */
  String KIND = "kind";

  String SUBJECT = "subject";
  String TEXT = "text";

  EmailAddress to();

  /** What is sealed. */
  byte[] content();

  /**
   * Reads what was sealed.
   *
   * @return empty if it is nothing that this version of the server writes
   */
  static Optional<Waiting> of(String recipient, byte[] content) {
    EmailAddress to = new EmailAddress(recipient);
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(content))) {
      JsonObject object = reader.readObject();
      Optional<String> kind = text(object, KIND);
      return kind.isPresent()
          ? kind.map(known -> new Commission(to, known))
          : text(object, SUBJECT)
              .flatMap(subject -> text(object, TEXT).map(text -> new Letter(to, subject, text)));
    } catch (JsonException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(JsonObject object, String name) {
    return object.get(name) instanceof JsonString text
        ? Optional.of(text.getString())
        : Optional.empty();
  }
}
