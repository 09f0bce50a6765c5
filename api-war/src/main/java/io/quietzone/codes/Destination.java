package io.quietzone.codes;

import java.net.IDN;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a code leads: an absolute http or https URL of at most {@value #MAX_LENGTH} characters of
 * RFC 3986, with a host and without user information. It is read as strictly as it can be, so that
 * no browser reads it otherwise. A host in another script is kept in its ASCII form (RFC 3492).
 */
public final class Destination {

  /** The longest URL, in characters. */
  public static final int MAX_LENGTH = 2000;

  private static final Pattern PARTS =
      Pattern.compile("((?i:https?)://)([^/?#]*)(.*)", Pattern.DOTALL);

  /** A host and perhaps a port. */
  private static final Pattern AUTHORITY =
      Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^\\[\\]:@%]+)(:[0-9]{1,5})?");

  /** Labels of letters, digits and hyphens (RFC 1123, section 2.1), and underscores as in use. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
              + "(?:\\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*\\.?");

  /** Without leading zeros, which browsers read as octal. */
  private static final String DECIMAL_BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

  private static final Pattern IPV4 =
      Pattern.compile(DECIMAL_BYTE + "(?:\\." + DECIMAL_BYTE + "){3}");

  /** What browsers take for an IPv4 address, in whatever notation (WHATWG URL, section 3.5). */
  private static final Pattern ENDS_WITH_A_NUMBER =
      Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)\\.?");

  /**
   * Mapped by IDNA 2003, which the JDK knows, and kept by IDNA 2008, which browsers follow: the one
   * would lead to another host than the other (UTS #46, section 7).
   */
  private static final Pattern DEVIATING = Pattern.compile("[ßẞς\\u200c\\u200d]");

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final String url;

  private Destination(String url) {
    this.url = url;
  }

  /** One that was checked when it was stored. */
  static Destination stored(String url) {
    return new Destination(url);
  }

  /**
   * Reads a URL.
   *
   * @throws IllegalArgumentException with a sentence for the caller
   */
  public static Destination parse(String text) {
    if (text.chars().anyMatch(c -> c <= ' ' || c == '\\' || c == 0x7F)) {
      throw new IllegalArgumentException(
          "A destination holds no spaces, control characters and backslashes.");
    }
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("A destination starts with http:// or https://.");
    }
    if (parts.group(2).contains("@")) {
      throw new IllegalArgumentException("A destination holds no user name and no password.");
    }
    Matcher authority = AUTHORITY.matcher(parts.group(2));
    if (!authority.matches()) {
      throw notAHost(parts.group(2));
    }
    String port = authority.group(2) == null ? "" : port(authority.group(2));
    String url = parts.group(1) + host(authority.group(1)) + port + ascii(parts.group(3));
    if (url.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "A destination has at most " + MAX_LENGTH + " characters, got " + url.length() + ".");
    }
    try {
      return new Destination(new URI(url).toString());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("This is not a URL: " + e.getReason() + ".");
    }
  }

  /**
   * Reads a host alone, as a destination has it.
   *
   * @return as {@link #host}
   * @throws IllegalArgumentException with a sentence for whoever wrote it
   */
  static String hostOf(String written) {
    Destination destination = parse("http://" + written);
    if (!destination.url.equals("http://" + destination.writtenHost())) {
      throw notAHost(written);
    }
    return destination.host();
  }

  private static String host(String written) {
    if (written.startsWith("[")) {
      if (ipv6(written).isEmpty()) {
        throw notAHost(written);
      }
      return written;
    }
    String host = written;
    if (written.chars().anyMatch(c -> c > 0x7F)) {
      if (DEVIATING.matcher(written).find()) {
        throw new IllegalArgumentException(
            "The host is read in two ways: write it in ASCII, as in"
                + " https://xn--strae-oqa.example/.");
      }
      try {
        host = IDN.toASCII(written, IDN.USE_STD3_ASCII_RULES);
      } catch (IllegalArgumentException e) {
        throw notAHost(written);
      }
    }
    String lowerCase = host.toLowerCase(Locale.ROOT);
    if (!NAME.matcher(lowerCase).matches()
        || (ENDS_WITH_A_NUMBER.matcher(lowerCase).matches()
            && !IPV4.matcher(lowerCase).matches())) {
      throw notAHost(written);
    }
    return host;
  }

  /**
   * The address that is written in brackets, in its one notation; of one that is mapped into IPv6
   * (RFC 4291, section 2.5.5.2) that of IPv4. No name is looked up.
   */
  private static Optional<String> ipv6(String written) {
    try {
      InetAddress address = InetAddress.getByName(written);
      return Optional.of(
          address instanceof Inet4Address
              ? address.getHostAddress()
              : "[" + address.getHostAddress() + "]");
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static String port(String written) {
    int port = Integer.parseInt(written.substring(1));
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("A port is a number from 1 to 65535.");
    }
    return written;
  }

  private static IllegalArgumentException notAHost(String written) {
    return new IllegalArgumentException(
        "A destination names a host, as in https://example.com/, and '" + written + "' is none.");
  }

  /**
   * RFC 3987, section 3.1: what is not ASCII is written as its UTF-8 bytes, and nothing else
   * changes.
   */
  private static String ascii(String text) {
    StringBuilder ascii = new StringBuilder(text.length());
    for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
      if (unit >= 0) {
        ascii.append((char) unit);
      } else {
        ascii.append('%').append(HEX.toHexDigits(unit));
      }
    }
    return ascii.toString();
  }

  /** In ASCII, fit for a header. */
  public String url() {
    return url;
  }

  /** The host in lower case, without a dot at its end; an address in its one notation. */
  public String host() {
    String host = writtenHost();
    if (host.startsWith("[")) {
      return ipv6(host).orElse(host);
    }
    return (host.endsWith(".") ? host.substring(0, host.length() - 1) : host)
        .toLowerCase(Locale.ROOT);
  }

  private String writtenHost() {
    String authority = authority();
    int end = authority.startsWith("[") ? authority.indexOf(']') + 1 : authority.indexOf(':');
    return end < 0 ? authority : authority.substring(0, end);
  }

  /** The port, the scheme's own where none is written. */
  int port() {
    String authority = authority();
    int colon = authority.lastIndexOf(':');
    if (colon > authority.indexOf(']')) {
      return Integer.parseInt(authority.substring(colon + 1));
    }
    return url.regionMatches(true, 0, "https:", 0, "https:".length()) ? 443 : 80;
  }

  /** As a person reads it: the host in its own script. */
  public String display() {
    int start = url.indexOf("://") + "://".length();
    String host = writtenHost();
    return url.substring(0, start) + IDN.toUnicode(host) + url.substring(start + host.length());
  }

  private String authority() {
    int start = url.indexOf("://") + "://".length();
    int end = start;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    return url.substring(start, end);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Destination destination && destination.url.equals(url);
  }

  @Override
  public int hashCode() {
    return url.hashCode();
  }

  @Override
  public String toString() {
    return url;
  }
}
