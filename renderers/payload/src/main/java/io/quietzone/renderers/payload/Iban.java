package io.quietzone.renderers.payload;

import java.util.Locale;

/**
 * An account's number (ISO 13616), of a country in the IBAN registry and structured as it says.
 *
 * @param value without spaces, letters in upper case
 */
record Iban(String value) {

  /** The country and the check digits. */
  private static final int HEAD = 4;

  /** Reads a number, with or without the spaces of its printed form. */
  static Iban parse(String field, String text) {
    TextRules.required(field, text);
    TextRules.line(field, text, 50);
    String value = text.replace(" ", "");
    if (!value.matches("[A-Za-z]{2}[0-9]{2}[A-Za-z0-9]{11,30}")) {
      throw new InvalidPayloadException(
          field, "Send an IBAN: a country, two check digits, and 11 to 30 letters and digits.");
    }
    value = value.toUpperCase(Locale.ROOT);
    String country = value.substring(0, 2);
    BbanStructure structure =
        BbanStructure.of(country)
            .orElseThrow(
                () ->
                    new InvalidPayloadException(
                        field, "The country " + country + " has no IBANs."));
    checkStructure(field, value, structure);
    if (!CheckDigits.mod97(value)) {
      throw new InvalidPayloadException(
          field, "The IBAN's check digits do not match: look for a typing error.");
    }
    return new Iban(value);
  }

  private static void checkStructure(String field, String value, BbanStructure structure) {
    String kind = "An IBAN of " + value.substring(0, 2) + " has ";
    int length = HEAD + structure.length();
    if (length != value.length()) {
      throw new InvalidPayloadException(
          field, kind + length + " characters, this one " + value.length() + ".");
    }
    if (!structure.matches(value.substring(HEAD))) {
      throw new InvalidPayloadException(field, kind + structure + " after its check digits.");
    }
  }

  /** Whether this is a Swiss or Liechtenstein account that takes QR references only. */
  boolean isQrIban() {
    return value.matches("(CH|LI)[0-9]{2}3[01][0-9]{3}.*");
  }
}
