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
   * A zero in brackets that is left: not after the country's code, so where does the area begin?
   */
  private static final Pattern MISPLACED_ZERO =
      Pattern.compile(
          "^[^0-9+]*(?:\\+|00)(?! *(?:39|378)[-. /)]*\\( *0 *\\)[^()]*$).*\\( *0 *\\).*");

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
    if (dialled.startsWith("+0")) {
      throw new InvalidPayloadException(
          field, "No country's code begins with 0: after the plus comes the code, as in +49.");
    }
    if (MISPLACED_ZERO.matcher(number).matches()) {
      throw new InvalidPayloadException(
          field, "Put (0) right after the country's code, as in +44 (0)20, or leave it out.");
    }
    boolean plusInside = dialled.startsWith("+") && !number.startsWith("+");
    return new PhoneNumber(plusInside ? dialled : number.replaceAll("[ /]", ""), dialled);
  }

  /** Whether the number begins with a country's code. */
  boolean international() {
    return dialled.startsWith("+");
  }
}
