package io.quietzone.renderers.payload;

import java.util.Locale;

/** References by which a creditor knows a payment again. */
final class CreditorReference {

  private CreditorReference() {}

  /**
   * Reads a structured creditor reference (ISO 11649), with or without the spaces of its printed
   * form.
   *
   * @return {@code RF}, two check digits and 1 to 21 letters and digits, in upper case
   */
  static String iso11649(String field, String text) {
    TextRules.line(field, text, 50);
    String value = text.replace(" ", "");
    if (!value.matches("[Rr][Ff][0-9]{2}[A-Za-z0-9]{1,21}")) {
      throw new InvalidPayloadException(
          field,
          "Send a creditor reference of ISO 11649: RF, two check digits, and 1 to 21 letters and"
              + " digits.");
    }
    value = value.toUpperCase(Locale.ROOT);
    if (!CheckDigits.mod97(value)) {
      throw new InvalidPayloadException(
          field, "The reference's check digits do not match: look for a typing error.");
    }
    return value;
  }

  /** Reads a Swiss QR reference: 27 digits, the last of them a check digit. */
  static String qr(String field, String text) {
    TextRules.line(field, text, 50);
    String value = text.replace(" ", "");
    if (!value.matches("[0-9]{27}") || value.matches("0+")) {
      throw new InvalidPayloadException(
          field, "An account with a QR-IBAN needs a QR reference of 27 digits, not all of them 0.");
    }
    if (!CheckDigits.mod10Recursive(value)) {
      throw new InvalidPayloadException(
          field, "The reference's check digit does not match: look for a typing error.");
    }
    return value;
  }
}
