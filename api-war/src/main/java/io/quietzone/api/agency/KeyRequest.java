package io.quietzone.api.agency;

import io.quietzone.accounts.Scope;
import io.quietzone.api.Fields;
import io.quietzone.keys.Keys;
import io.quietzone.keys.NewKey;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Reads what is asked for about a key. */
final class KeyRequest {

  private static final int MIN_LIFE_SECONDS = 60;
  private static final int MAX_LIFE_SECONDS = 10 * 365 * 24 * 60 * 60;

  private KeyRequest() {}

  static NewKey read(Fields fields, Instant now) {
    String name = fields.requiredText("name").strip();
    if (name.length() > NewKey.MAX_NAME) {
      fields.broken("name", "Ensure this field has at most " + NewKey.MAX_NAME + " characters.");
    } else if (name.isEmpty()) {
      fields.broken("name", "This field may not be blank.");
    }
    NewKey wanted =
        new NewKey(
            name,
            fields.choice("scope", Scope.class, Scope.RENDER),
            fields.text("plan"),
            expiry(fields, now));
    fields.check();
    return wanted;
  }

  static Duration overlap(Fields fields) {
    int seconds =
        fields.wholeNumber("overlap_seconds", 0, Math.toIntExact(Keys.MAX_OVERLAP.toSeconds()), 0);
    fields.check();
    return Duration.ofSeconds(seconds);
  }

  private static Optional<Instant> expiry(Fields fields, Instant now) {
    int seconds = fields.wholeNumber("expires_in", MIN_LIFE_SECONDS, MAX_LIFE_SECONDS, 0);
    Optional<Instant> moment = fields.parsed("expires_at", text -> moment(text, now));
    if (seconds > 0 && moment.isPresent()) {
      fields.refused("expires_at", "Send expires_in or expires_at, not both.");
    }
    return seconds > 0 ? Optional.of(now.plusSeconds(seconds)) : moment;
  }

  private static Instant moment(String text, Instant now) {
    Instant moment;
    try {
      moment = OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "Send a moment in ISO 8601, such as 2030-01-31T12:00:00Z.", e);
    }
    if (moment.isBefore(now.plusSeconds(MIN_LIFE_SECONDS))
        || moment.isAfter(now.plusSeconds(MAX_LIFE_SECONDS))) {
      throw new IllegalArgumentException("Send a moment a minute to ten years from now.");
    }
    return moment;
  }

  /** The body that makes a key. */
  @Schema(name = "CreateKey")
  record Create(
      @Schema(required = true, maxLength = NewKey.MAX_NAME) String name,
      @Schema(
              description = "The plan that the key is capped to; its workspace's where left out.",
              nullable = true)
          @Nullable String plan,
      @Schema(
              description = "render, or full: everything its workspace owns, except making keys.",
              enumeration = {"render", "full"},
              defaultValue = "render")
          @Nullable String scope,
      @Schema(
              description = "After how many seconds the key stops working.",
              minimum = "60",
              maximum = "315360000",
              nullable = true)
          @Nullable Integer expiresIn,
      @Schema(description = "When it stops working instead.", format = "date-time", nullable = true)
          @Nullable String expiresAt) {}

  /** The body that rotates a key. */
  @Schema(name = "RotateKey")
  record Rotate(
      @Schema(
              description = "For how many seconds the old secret goes on.",
              minimum = "0",
              maximum = "604800",
              defaultValue = "0")
          @Nullable Integer overlapSeconds) {}
}
