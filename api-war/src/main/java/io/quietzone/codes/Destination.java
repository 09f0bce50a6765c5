package io.quietzone.codes;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Where a code leads: an absolute http or https URL.
 *
 * @param url at most {@value #MAX_LENGTH} characters of RFC 3986, with a host and without user
 *     information
 */
public record Destination(String url) {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /** The longest URL, in characters. */
  public static final int MAX_LENGTH = 2000;

  /**
   * Checks the URL.
   *
   * @throws IllegalArgumentException with a sentence for the caller
   */
  public Destination {
    url = ascii(url);
    if (url.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "A destination has at most " + MAX_LENGTH + " characters, got " + url.length() + ".");
    }
    URI parsed = parse(url);
    String scheme = parsed.getScheme() == null ? "" : parsed.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException("A destination starts with http:// or https://.");
    }
    if (parsed.getHost() == null) {
      throw new IllegalArgumentException(
          "A destination names a host in ASCII, as in https://example.com/ or https://xn--mnchen-3ya.de/.");
    }
    if (parsed.getRawUserInfo() != null) {
      throw new IllegalArgumentException("A destination holds no user name and no password.");
    }
  }

  /**
   * RFC 3987, section 3.1: what is not ASCII is written as its UTF-8 bytes, and nothing else
   * changes.
   */
  private static String ascii(String url) {
    StringBuilder ascii = new StringBuilder(url.length());
    for (byte unit : url.getBytes(StandardCharsets.UTF_8)) {
      if (unit >= 0) {
        ascii.append((char) unit);
      } else {
        ascii.append('%').append(HEX.toHexDigits(unit));
      }
    }
    return ascii.toString();
  }

  private static URI parse(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("This is not a URL: " + e.getReason() + ".");
    }
  }
}
