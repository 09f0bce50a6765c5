package io.quietzone.renderers.payload;

import java.nio.charset.StandardCharsets;

/** The two ways specifications keep content apart from their own marks. */
final class Escaping {

  /** RFC 3986, section 2.3: what never needs an escape. */
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  private static final String HEX = "0123456789ABCDEF";

  private Escaping() {}

  /** Puts a backslash before every one of the marks, the backslash being one of them. */
  static String backslash(String text, String marks) {
    StringBuilder escaped = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' || marks.indexOf(c) >= 0) {
        escaped.append('\\');
      }
      escaped.append(c);
    }
    return escaped.toString();
  }

  /** Percent-encodes the UTF-8 bytes of all but unreserved characters and some others. */
  static String percent(String text, String literal) {
    StringBuilder encoded = new StringBuilder(text.length() * 2);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (UNRESERVED.indexOf(c) >= 0 || literal.indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
    return encoded.toString();
  }

  static String percent(String text) {
    return percent(text, "");
  }
}
