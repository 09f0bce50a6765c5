package io.quietzone.renderers.payload;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Coupons of North America (GS1 US, North American Coupon Application Guideline). */
final class Gs1Coupons {

  /** GS1 company prefix, 6 to 12 digits. */
  private static final String COMPANY = sized(0, 6, 6);

  private static final String OFFER = "[0-9]{6}";
  private static final String AMOUNT = sized(1, 5, 0);
  private static final String SERIAL = sized(0, 9, 6);

  /** How much has to be bought, in which unit, of which family. */
  private static final String PURCHASE = AMOUNT + "[0-49][0-9]{3}";

  /** Of the same company, or of another. */
  private static final String FURTHER_PURCHASE = PURCHASE + "(?:9|" + COMPANY + ")";

  /** Identifier 8110. Each optional field begins with its number. */
  private static final Pattern CODE =
      Pattern.compile(
          COMPANY
              + OFFER
              + AMOUNT
              + PURCHASE
              + optional("1[0-3]" + FURTHER_PURCHASE)
              + optional("2" + FURTHER_PURCHASE)
              + optional("3(?<end>[0-9]{6})")
              + optional("4(?<start>[0-9]{6})")
              + optional("5" + SERIAL)
              + optional("6" + sized(1, 7, 6))
              + optional("9[01256][0-2][0-9][01]"));

  /** Identifier 8112. */
  private static final Pattern POSITIVE_OFFER = Pattern.compile("[01]" + COMPANY + OFFER + SERIAL);

  private Gs1Coupons() {}

  /** What is wrong with a coupon code (8110); empty where nothing is. */
  static String wrongCode(String value) {
    Matcher code = CODE.matcher(value);
    if (!code.matches()) {
      return "Send a coupon code of the North American Coupon Application Guideline.";
    }
    String start = code.group("start");
    String end = code.group("end");
    if ((start != null && !Gs1Dates.wrong(start, false).isEmpty())
        || (end != null && !Gs1Dates.wrong(end, false).isEmpty())) {
      return "The coupon's dates are written YYMMDD.";
    }
    return start != null && end != null && start.compareTo(end) > 0
        ? "The coupon ends before it starts."
        : "";
  }

  /** What is wrong with a coupon code of the positive offer file (8112); empty where nothing is. */
  static String wrongPositiveOffer(String value) {
    return POSITIVE_OFFER.matcher(value).matches()
        ? ""
        : "Send a format of 0 or 1, the funder, an offer of six digits, and a serial number, each of"
            + " the latter after its length.";
  }

  /** A digit from {@code first} to {@code last}, and as many digits as it says and some more. */
  private static String sized(int first, int last, int more) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(size -> size + "[0-9]{" + (size + more) + "}")
        .collect(Collectors.joining("|", "(?:", ")"));
  }

  private static String optional(String field) {
    return "(?:" + field + ")?";
  }
}
