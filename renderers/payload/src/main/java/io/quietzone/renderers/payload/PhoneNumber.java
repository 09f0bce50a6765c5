package io.quietzone.renderers.payload;

/**
 * A phone number without what people write between its digits.
 *
 * @param dialled 2 to 15 digits, with a plus before them if they begin with the country's code
 */
record PhoneNumber(String dialled) {

  /**
   * Reads a number.
   *
   * @param text digits, perhaps after a plus, perhaps with spaces or {@code - . ( ) /} between them
   */
  static PhoneNumber parse(String field, String text) {
    TextRules.required(field, text);
    TextRules.line(field, text, 64);
    String dialled = text.replaceAll("[-. ()/]", "");
    if (!dialled.matches("\\+?[0-9]{2,15}")) {
      throw new InvalidPayloadException(
          field,
          "Send a phone number of 2 to 15 digits, best with its country's code:"
              + " +49 30 1234567. Between the digits, spaces and - . ( ) / are allowed.");
    }
    return new PhoneNumber(dialled);
  }

  /** Whether the number begins with a country's code. */
  boolean international() {
    return dialled.startsWith("+");
  }
}
