package io.quietzone.renderers.payload;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An account's number (ISO 13616).
 *
 * @param value without spaces, letters in upper case
 */
record Iban(String value) {

  /** The countries of the IBAN registry, each with the length of its numbers. */
  private static final Map<String, Integer> LENGTHS = new HashMap<>();

  static {
    String registry =
        "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24"
            + "FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28"
            + "LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25"
            + "QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30";
    for (int i = 0; i < registry.length(); i += 4) {
      LENGTHS.put(registry.substring(i, i + 2), Integer.valueOf(registry.substring(i + 2, i + 4)));
    }
  }

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
    Integer length = LENGTHS.get(value.substring(0, 2));
    if (length == null) {
      throw new InvalidPayloadException(
          field, "The country " + value.substring(0, 2) + " has no IBANs.");
    }
    if (length != value.length()) {
      throw new InvalidPayloadException(
          field,
          "An IBAN of "
              + value.substring(0, 2)
              + " has "
              + length
              + " characters, this one "
              + value.length()
              + ".");
    }
    if (!CheckDigits.mod97(value)) {
      throw new InvalidPayloadException(
          field, "The IBAN's check digits do not match: look for a typing error.");
    }
    return new Iban(value);
  }

  /** Whether this is a Swiss or Liechtenstein account that takes QR references only. */
  boolean isQrIban() {
    return value.matches("(CH|LI)[0-9]{2}3[01][0-9]{3}.*");
  }
}
