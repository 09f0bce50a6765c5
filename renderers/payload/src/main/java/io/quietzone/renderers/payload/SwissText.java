package io.quietzone.renderers.payload;

import java.util.Locale;

/**
 * The text Swiss banks take: the 324 characters of the implementation guidelines, version 2.3,
 * section 4.1.1. Version 2.2 had fewer; all banks take these since 21 November 2025.
 */
final class SwissText {

  private static final String ROMANIAN_AND_EURO = "\u0218\u0219\u021a\u021b\u20ac";

  private SwissText() {}

  /** Refuses more than {@code max} characters, and those outside the extended Latin set. */
  static void check(String field, String text, int max) {
    TextRules.line(field, text, max);
    text.chars()
        .filter(c -> !allowed(c))
        .findFirst()
        .ifPresent(
            c -> {
              throw new InvalidPayloadException(
                  field,
                  "The Swiss QR-bill takes Latin letters, digits and punctuation (U+0020 to U+007E,"
                      + " U+00A0 to U+017F, U+0218 to U+021B, the euro sign), not "
                      + named(text, c)
                      + ".");
            });
  }

  /** Basic Latin, Latin-1 Supplement, Latin Extended-A, and five characters more. */
  private static boolean allowed(int c) {
    return (c >= 0x20 && c <= 0x7E)
        || (c >= 0xA0 && c <= 0x17F)
        || ROMANIAN_AND_EURO.indexOf(c) >= 0;
  }

  private static String named(String text, int first) {
    String hex =
        Integer.toHexString(text.codePointAt(text.indexOf(first))).toUpperCase(Locale.ROOT);
    return "U+" + "0".repeat(Math.max(0, 4 - hex.length())) + hex;
  }
}
