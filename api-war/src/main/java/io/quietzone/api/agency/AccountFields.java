package io.quietzone.api.agency;

import io.quietzone.accounts.Caller;
import io.quietzone.accounts.EmailAddress;
import io.quietzone.api.CurrentCaller;
import io.quietzone.api.Fields;
import io.quietzone.passwords.Password;
import java.util.Optional;

/** Fields that several resources about accounts read alike. */
final class AccountFields {

  static final int MAX_NAME = 100;
  static final int MAX_TOKEN = 200;
  static final int MAX_OTP = 40;

  private AccountFields() {}

  /** An address that has to be there. */
  static Optional<EmailAddress> email(Fields fields) {
    fields.requiredText("email");
    return fields.parsed("email", EmailAddress::parse);
  }

  /** A password that somebody wants to have. */
  static Optional<Password> newPassword(Fields fields, String name) {
    fields.requiredText(name);
    return fields.parsed(name, Password::parse);
  }

  /** A password that somebody has. */
  static String password(Fields fields, String name) {
    fields.requiredText(name);
    return fields.text(name, Password.MAX_BYTES).orElse("");
  }

  /** A name that has to be there: one line. */
  static String requiredName(Fields fields, String name) {
    fields.requiredText(name);
    return name(fields, name).orElse("");
  }

  /** A name: one line. */
  static Optional<String> name(Fields fields, String name) {
    Optional<String> text = fields.text(name, MAX_NAME).map(String::strip);
    if (text.isPresent() && text.get().isEmpty()) {
      fields.broken(name, "Send at least one character.");
    }
    if (text.isPresent() && text.get().codePoints().anyMatch(Character::isISOControl)) {
      fields.refused(name, "Send one line, without control characters.");
    }
    return text;
  }

  /** A token out of a letter, or a refresh token. */
  static String token(Fields fields, String name) {
    fields.requiredText(name);
    return fields.text(name, MAX_TOKEN).orElse("");
  }

  /** Who signed in; only where nobody else is let through. */
  static Caller.Member person(CurrentCaller caller) {
    return (Caller.Member) caller.get();
  }
}
