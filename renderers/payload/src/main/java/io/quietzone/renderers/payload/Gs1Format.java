package io.quietzone.renderers.payload;

import java.util.regex.Pattern;

/**
 * What the value of an application identifier looks like (GS1 General Specifications, section 3.2).
 *
 * @param syntax all of the value
 * @param check what else has to be true of it
 * @param said the format in the words of the General Specifications, such as {@code N14}
 */
record Gs1Format(Pattern syntax, Check check, String said) {

  /** GS1 AI encodable character set 82, in the order that gives a character its value. */
  static final String CHARACTERS_82 =
      "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

  private static final String CLASS_82 = "[!\"%&'()*+,./0-9:;<=>?A-Z_a-z-]";
  private static final String CLASS_39 = "[#/0-9A-Z-]";
  private static final String CLASS_64 = "[0-9A-Za-z_=-]";

  /** What a value has to fulfil beyond its syntax. */
  enum Check {
    /** Nothing. */
    NONE,
    /** The last digit is a check digit. */
    DIGIT,
    /** The 13th digit is a check digit, what follows is a serial. */
    DIGIT_13,
    /** A zero, then as {@link #DIGIT_13}. */
    DIGIT_13_AFTER_ZERO,
    /** The 14th digit is a check digit, what follows are a piece and its total. */
    DIGIT_14,
    /** Begins with a GS1 company prefix, that is with four digits or more. */
    PREFIX,
    /** As {@link #PREFIX}, and ends in a pair of check characters. */
    PREFIX_AND_PAIR,
    /** A date, YYMMDD, of which the day may be 00; a time, HHMM, may follow. */
    MONTH_OR_DATE,
    /** A date, YYMMDD; a time, HH to HHMMSS, may follow. */
    DATE,
    /** One or two dates, YYMMDD. */
    DATES,
    /** A date, YYYYMMDD; a time, HHMM, may follow. */
    DATE_OF_BIRTH,
    /** A code of ISO/IEC 5218. */
    SEX,
    /** Which of how many were born, as in 1/2. */
    BIRTH_SEQUENCE,
    /** Is an IBAN. */
    IBAN
  }

  /**
   * Reads a format: {@code N14}, {@code X..20}, {@code Y..30} (character set 39), {@code Z..90}
   * (file-safe Base64), {@code -} (a minus sign), several with a plus between them, optional ones
   * in brackets.
   */
  static Gs1Format of(String said, Check check) {
    StringBuilder syntax = new StringBuilder();
    for (String part : said.split("\\+", -1)) {
      boolean optional = part.startsWith("[");
      String component = optional ? part.substring(1, part.length() - 1) : part;
      syntax
          .append(optional ? "(?:" : "")
          .append(component.equals("-") ? component : syntax(component))
          .append(optional ? ")?" : "");
    }
    return new Gs1Format(Pattern.compile(syntax.toString()), check, said);
  }

  private static String syntax(String component) {
    String length = component.substring(1);
    String range = length.startsWith("..") ? "1," + length.substring(2) : length;
    String characters =
        switch (component.charAt(0)) {
          case 'N' -> "[0-9]";
          case 'Y' -> CLASS_39;
          case 'Z' -> CLASS_64;
          default -> CLASS_82;
        };
    return characters + "{" + range + "}";
  }

  /** Refuses a value that is not of this format. */
  void check(String field, String value) {
    if (value.length() > 120 || !syntax.matcher(value).matches()) {
      throw new InvalidPayloadException(
          field,
          "Send a value of the format "
              + said
              + " (N digits, X letters, digits and punctuation; .. at most).");
    }
    String wrong = wrong(field, value);
    if (!wrong.isEmpty()) {
      throw new InvalidPayloadException(field, wrong);
    }
  }

  private String wrong(String field, String value) {
    return switch (check) {
      case NONE -> "";
      case DIGIT -> checkDigit(value);
      case DIGIT_13 -> checkDigit(value.substring(0, 13));
      case DIGIT_13_AFTER_ZERO ->
          value.startsWith("0") ? checkDigit(value.substring(1, 14)) : "The first digit is 0.";
      case DIGIT_14 -> checkDigit(value.substring(0, 14));
      case PREFIX -> prefix(value);
      case PREFIX_AND_PAIR ->
          value.length() > 4 && CheckDigits.gs1Pair(value)
              ? prefix(value)
              : "The pair of check characters at the end does not match.";
      case MONTH_OR_DATE -> Gs1Dates.wrong(value, true);
      case DATE -> Gs1Dates.wrong(value, false);
      case DATES -> {
        String first = Gs1Dates.wrong(value.substring(0, 6), false);
        boolean one = value.length() == 6 || !first.isEmpty();
        yield one ? first : Gs1Dates.wrong(value.substring(6), false);
      }
      case DATE_OF_BIRTH -> Gs1Dates.wrongBirth(value);
      case SEX ->
          value.matches("[0129]")
              ? ""
              : "Send 0 (not known), 1 (male), 2 (female) or 9 (not applicable).";
      case BIRTH_SEQUENCE ->
          value.matches("[1-9]/[1-9]") && value.charAt(0) <= value.charAt(2)
              ? ""
              : "Send which of how many, as in 1/2.";
      case IBAN -> Iban.parse(field, value).value().equals(value) ? "" : "Send upper-case letters.";
    };
  }

  private static String checkDigit(String digits) {
    return CheckDigits.gs1(digits)
        ? ""
        : "The check digit does not match: look for a typing error.";
  }

  private static String prefix(String value) {
    return value.matches("[0-9]{4}.*") ? "" : "Begin with the digits of a GS1 company prefix.";
  }
}
