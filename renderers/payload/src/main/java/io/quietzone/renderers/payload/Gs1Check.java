package io.quietzone.renderers.payload;

import java.util.function.UnaryOperator;

/**
 * What the value of an application identifier has to fulfil beyond its syntax (GS1 Barcode Syntax
 * Dictionary).
 */
enum Gs1Check {
  /** Nothing. */
  NONE(value -> ""),
  /** The last digit is a check digit. */
  DIGIT(Gs1Check::checkDigit),
  /** The 13th digit is a check digit, what follows is a serial. */
  DIGIT_13(value -> checkDigit(value.substring(0, 13))),
  /** A zero, then as {@link #DIGIT_13}. */
  DIGIT_13_AFTER_ZERO(
      value ->
          value.startsWith("0") ? checkDigit(value.substring(1, 14)) : "The first digit is 0."),
  /** The 14th digit is a check digit; two digits for a piece and two for their total follow. */
  PIECE(Gs1Check::piece),
  /** Begins with a GS1 company prefix, that is with four digits or more. */
  PREFIX(Gs1Check::prefix),
  /** As {@link #PREFIX}, and ends in a pair of check characters. */
  PREFIX_AND_PAIR(
      value ->
          value.length() > 4 && CheckDigits.gs1Pair(value)
              ? prefix(value)
              : "The pair of check characters at the end does not match."),
  /** A date, YYMMDD, of which the day may be 00; a time, HHMM, may follow. */
  MONTH_OR_DATE(value -> Gs1Dates.wrong(value, true)),
  /** A date, YYMMDD; a time, HH to HHMMSS, may follow. */
  DATE(value -> Gs1Dates.wrong(value, false)),
  /** One or two dates, YYMMDD. */
  DATES(Gs1Dates::wrongPair),
  /** A date, YYYYMMDD; a time, HHMM, may follow. */
  DATE_OF_BIRTH(Gs1Dates::wrongBirth),
  /** A code of ISO/IEC 5218. */
  SEX("[0129]", "Send 0 (not known), 1 (male), 2 (female) or 9 (not applicable)."),
  /** Which of how many were born, as in 1/2. */
  BIRTH_SEQUENCE(
      value ->
          value.matches("[1-9]/[1-9]") && value.charAt(0) <= value.charAt(2)
              ? ""
              : "Send which of how many, as in 1/2."),
  /** Is an IBAN. */
  IBAN(Gs1Check::iban),
  /** Countries of ISO 3166-1, by their three digits. */
  COUNTRIES(Gs1Check::countries),
  /** Begins with a country's three digits. */
  COUNTRY_FIRST(value -> countries(value.substring(0, 3))),
  /** As {@link #COUNTRY_FIRST}, or with 999 for several. */
  COUNTRY_OR_MANY_FIRST(value -> value.startsWith("999") ? "" : countries(value.substring(0, 3))),
  /** A country of ISO 3166-1, by its two letters. */
  COUNTRY_LETTERS(
      value ->
          IsoCodes.isCountry(value)
              ? ""
              : "Send the two upper-case letters of a country in ISO 3166-1, such as DE."),
  /** Begins with a currency of ISO 4217, by its three digits. */
  CURRENCY_FIRST(
      value ->
          IsoCodes.isCurrencyNumber(value.substring(0, 3))
              ? ""
              : "Begin with the three digits of a currency in ISO 4217, such as 978 for the euro."),
  /** Yes or no. */
  FLAG("[01]", "Send 0 (no) or 1 (yes)."),
  /** A latitude from the south pole on, and a longitude from 180 degrees west on. */
  PLACE(
      "(0[0-9]{9}|1[0-7][0-9]{8}|180{8})([0-2][0-9]{9}|3[0-5][0-9]{8}|360{8})",
      "Send the latitude plus 90 degrees (at most 1800000000) and the longitude plus 180 degrees"
          + " (at most 3600000000), in ten-millionths of a degree."),
  /** May have been percent-encoded. */
  PERCENT_ENCODED(
      "([^%]|%[0-9A-Fa-f]{2})*", "After a percent sign two hexadecimal digits have to follow."),
  /** Ends in an importer index (European Regulation 2018/574). */
  IMPORTER(".*[0-9A-Za-z_-]", "The last one is a letter, a digit, - or _."),
  /** A medium that carries data (General Specifications, AIDC media types). */
  MEDIA_TYPE("0[1-9]|10|[89][0-9]", "Send a media type that is in use: 01 to 10, or 80 to 99."),
  /** Width, length, core diameter, winding direction and splices of a roll. */
  ROLL(
      "(?!0{4})[0-9]{4}(?!0{5})[0-9]{5}(?!0{3})[0-9]{3}[019][0-9]",
      "Send width (4 digits), length (5) and core diameter (3), none of them 0, the winding"
          + " direction (0, 1 or 9) and the number of splices (1)."),
  /** A coupon of North America. */
  COUPON(Gs1Coupons::wrongCode),
  /** A coupon of North America, of the positive offer file. */
  POSITIVE_OFFER(Gs1Coupons::wrongPositiveOffer),
  /** A number that has no zero in front. */
  NO_ZERO_FIRST("[^0].*", "Leave zeros in front out.");

  // A function without state.
  @SuppressWarnings("ImmutableEnumChecker")
  private final UnaryOperator<String> wrong;

  Gs1Check(UnaryOperator<String> wrong) {
    this.wrong = wrong;
  }

  Gs1Check(String allowed, String refusal) {
    this(value -> value.matches(allowed) ? "" : refusal);
  }

  /**
   * What is wrong with a value.
   *
   * @param value of the syntax that its identifier has
   * @return a sentence that says what is allowed; empty if nothing is wrong
   */
  String wrong(String value) {
    return wrong.apply(value);
  }

  private static String checkDigit(String digits) {
    return CheckDigits.gs1(digits)
        ? ""
        : "The check digit does not match: look for a typing error.";
  }

  private static String piece(String value) {
    String piece = value.substring(14, 16);
    String total = value.substring(16);
    if (piece.equals("00") || piece.compareTo(total) > 0) {
      return "The last four digits are a piece from 01 on, and how many there are: 0102.";
    }
    return checkDigit(value.substring(0, 14));
  }

  private static String prefix(String value) {
    return value.matches("[0-9]{4}.*") ? "" : "Begin with the digits of a GS1 company prefix.";
  }

  private static String iban(String value) {
    try {
      return Iban.parse("", value).value().equals(value) ? "" : "Send upper-case letters.";
    } catch (InvalidPayloadException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  private static String countries(String value) {
    for (int at = 0; at < value.length(); at += 3) {
      String country = value.substring(at, at + 3);
      if (!IsoCodes.isCountryNumber(country)) {
        return country + " is no country: send three digits of ISO 3166-1, such as 276.";
      }
    }
    return "";
  }
}
