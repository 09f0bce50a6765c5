package io.quietzone.scans;

import java.util.Locale;

/**
 * What is kept of a request's headers: never more than is counted, whatever a client sends, and
 * nothing that a database or a page would trip over. No regular expressions: this is on the way of
 * every scan.
 */
final class Headers {

  private static final int MAX_USER_AGENT = 512;
  private static final int MAX_HOST = 253;
  private static final int MAX_LANGUAGE = 3;

  private Headers() {}

  /** The printable ASCII of a user agent, at most {@value #MAX_USER_AGENT} characters of it. */
  static String userAgent(String header) {
    int end = Math.min(header.length(), MAX_USER_AGENT);
    for (int i = 0; i < end; i++) {
      if (!isPrintable(header.charAt(i))) {
        return printable(header, end);
      }
    }
    return header.substring(0, end);
  }

  private static String printable(String text, int end) {
    StringBuilder kept = new StringBuilder(end);
    for (int i = 0; i < end; i++) {
      if (isPrintable(text.charAt(i))) {
        kept.append(text.charAt(i));
      }
    }
    return kept.toString();
  }

  private static boolean isPrintable(char c) {
    return c >= ' ' && c <= '~';
  }

  /**
   * The host of a referrer's URL, in lower case.
   *
   * @return empty if there is none, or if it is an address, which may be somebody's own
   */
  static String host(String referrer) {
    int scheme = referrer.indexOf("://");
    if (scheme < 0) {
      return "";
    }
    int start = scheme + 3;
    int end = start;
    boolean named = false;
    while (end < referrer.length() && isHost(referrer.charAt(end))) {
      named |= !isDigit(referrer.charAt(end)) && referrer.charAt(end) != '.';
      end++;
    }
    boolean fits = end > start && end - start <= MAX_HOST;
    return named && fits && endsHost(referrer, end)
        ? referrer.substring(start, end).toLowerCase(Locale.ROOT)
        : "";
  }

  private static boolean isHost(char c) {
    return isLetter(c) || isDigit(c) || c == '-' || c == '.';
  }

  /** Whether a port or something else follows that may; before an {@code @} it is no host. */
  private static boolean endsHost(String url, int index) {
    int end = index;
    if (end < url.length() && url.charAt(end) == ':') {
      end++;
      while (end < url.length() && isDigit(url.charAt(end))) {
        end++;
      }
    }
    return end == url.length() || "/?#".indexOf(url.charAt(end)) >= 0;
  }

  /** The language that comes first, without its region: {@code de} of {@code de-AT,en;q=0.8}. */
  static String language(String languages) {
    int end = 0;
    while (end < languages.length() && isLetter(languages.charAt(end))) {
      end++;
    }
    boolean ended = end == languages.length() || "-,; ".indexOf(languages.charAt(end)) >= 0;
    return ended && end > 1 && end <= MAX_LANGUAGE
        ? languages.substring(0, end).toLowerCase(Locale.ROOT)
        : "";
  }

  /** A country as a proxy tells it; empty unless it is two letters. */
  static String country(String header) {
    return header.length() == 2 && isLetter(header.charAt(0)) && isLetter(header.charAt(1))
        ? header.toUpperCase(Locale.ROOT)
        : "";
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
