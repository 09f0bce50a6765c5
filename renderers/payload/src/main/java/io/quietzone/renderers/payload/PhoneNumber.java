package io.quietzone.renderers.payload;

import java.util.regex.Pattern;

/**
 * A phone number without what people write between its digits.
 *
 * @param written as it came, without spaces and slashes; a number with a plus begins with it
 * @param dialled 2 to 15 digits, with a plus before them if they begin with the country's code
 */
record PhoneNumber(String written, String dialled) {

  /**
   * The zero that is dialled within a country only (ITU-T E.123), after the country's code. In
   * Italy, the Vatican and San Marino it is part of the number.
   */
  private static final Pattern NATIONAL_ZERO =
      Pattern.compile("^(\\(?(?:\\+|00) *(?!39|378)[1-9][0-9]{0,2}[-. /)]*)\\( *0 *\\)");

  /**
   * Reads a number.
   *
   * @param text digits, perhaps after a plus, perhaps with spaces or {@code - . ( ) /} between them
   */
  static PhoneNumber parse(String field, String text) {
    TextRules.required(field, text);
    TextRules.line(field, text, 64);
    String number = NATIONAL_ZERO.matcher(text.strip()).replaceFirst("$1");
    String dialled = number.replaceAll("[-. ()/]", "");
    if (!dialled.matches("\\+?[0-9]{2,15}")) {
      throw new InvalidPayloadException(
          field,
          "Send a phone number of 2 to 15 digits, best with its country's code:"
              + " +49 30 1234567. Between the digits, spaces and - . ( ) / are allowed.");
    }
    boolean plusInside = dialled.startsWith("+") && !number.startsWith("+");
    return new PhoneNumber(plusInside ? dialled : number.replaceAll("[ /]", ""), dialled);
  }

  /** Whether the number begins with a country's code. */
  boolean international() {
    return dialled.startsWith("+");
  }
}
