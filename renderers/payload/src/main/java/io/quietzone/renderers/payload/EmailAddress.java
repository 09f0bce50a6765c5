package io.quietzone.renderers.payload;

import java.util.regex.Pattern;

/** Addresses of RFC 5322, section 3.4.1, with the Unicode of RFC 6531, without comments. */
final class EmailAddress {

  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\u00a1-\\x{10ffff}-]+";
  private static final String LETTER = "A-Za-z0-9\\u00a1-\\x{10ffff}";
  private static final String LABEL = "[" + LETTER + "](?:[" + LETTER + "-]*[" + LETTER + "])?";

  /** A dot-atom or a quoted string, then a host name or an address literal. */
  private static final Pattern SYNTAX =
      Pattern.compile(
          ("(?:ATOM(?:\\.ATOM)*|\"(?:[^\"\\\\]|\\\\[\\x20-\\x7e])+\")"
                  + "@(?:LABEL(?:\\.LABEL)*|\\[[0-9A-Za-z:.]+\\])")
              .replace("ATOM", ATOM)
              .replace("LABEL", LABEL));

  private EmailAddress() {}

  /** Refuses what is not one address of at most 254 characters. */
  static void check(String field, String address) {
    TextRules.required(field, address);
    TextRules.line(field, address, 254);
    // Only a quoted name may have spaces; its host may not.
    String unquoted =
        address.startsWith("\"") ? address.substring(address.lastIndexOf('@') + 1) : address;
    boolean spaced = unquoted.codePoints().anyMatch(UrlPayload::neverInUrl);
    if (spaced || !SYNTAX.matcher(address).matches()) {
      throw new InvalidPayloadException(
          field, "Send one e-mail address, such as someone@example.com.");
    }
  }
}
