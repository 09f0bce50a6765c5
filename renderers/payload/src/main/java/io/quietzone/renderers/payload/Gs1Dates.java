package io.quietzone.renderers.payload;

/** The dates and times in elements of GS1 (General Specifications, section 3), all of digits. */
final class Gs1Dates {

  private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private Gs1Dates() {}

  /**
   * What is wrong with a date, YYMMDD, and the time after it; empty where nothing is.
   *
   * @param dayMayBeOpen whether 00 may stand for the day
   */
  static String wrong(String value, boolean dayMayBeOpen) {
    int year = 2000 + number(value, 0);
    boolean open = dayMayBeOpen && value.startsWith("00", 4);
    // Two digits are taken for a year of this century: 00 is 2000, a leap year.
    if (!isDate(year, number(value, 2), open ? 1 : number(value, 4))) {
      return "Send a date as YYMMDD.";
    }
    return wrongTime(value.substring(6));
  }

  /** What is wrong with one or two dates, YYMMDD; empty where nothing is. */
  static String wrongPair(String value) {
    String first = wrong(value.substring(0, 6), false);
    boolean one = value.length() == 6 || !first.isEmpty();
    return one ? first : wrong(value.substring(6), false);
  }

  /** What is wrong with a date, YYYYMMDD, and the time after it; empty where nothing is. */
  static String wrongBirth(String value) {
    int year = 100 * number(value, 0) + number(value, 2);
    if (!isDate(year, number(value, 4), number(value, 6))) {
      return "Send a date as YYYYMMDD.";
    }
    return wrongTime(value.substring(8));
  }

  /** Hours, perhaps with minutes, perhaps with seconds after them. */
  private static String wrongTime(String time) {
    for (int at = 0; at < time.length(); at += 2) {
      if (number(time, at) >= (at == 0 ? 24 : 60)) {
        return "Send hours from 00 to 23, minutes and seconds from 00 to 59.";
      }
    }
    return "";
  }

  private static boolean isDate(int year, int month, int day) {
    if (month < 1 || month > 12) {
      return false;
    }
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    int days = month == 2 && !leap ? 28 : DAYS[month - 1];
    return day >= 1 && day <= days;
  }

  private static int number(String digits, int at) {
    return Integer.parseInt(digits.substring(at, at + 2));
  }
}
