package io.quietzone.fetch;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An {@code https} address as strictly read as it can be, so that nobody after us reads it
 * otherwise: no user name, no port but a number, and a host that is a name or a plain IP address.
 *
 * @param uri in ASCII, its host in lower case and without a dot at its end
 */
record WebAddress(URI uri) {

  private static final int MAX_LENGTH = 2000;

  private static final Pattern PARTS =
      Pattern.compile("(?i:https)://([^/?#]*)([/?#].*)?", Pattern.DOTALL);

  private static final Pattern AUTHORITY =
      Pattern.compile("(\\[[0-9a-fA-F:.]+\\]|[^\\[\\]:@%]+)(?::([0-9]{1,5}))?");

  /** Letters, digits and hyphens (RFC 1123, section 2.1). */
  private static final Pattern NAME =
      Pattern.compile(
          "(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
              + "(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*");

  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");

  /** What some programs take for a number, and so the host for an IP address. */
  private static final Pattern ENDS_WITH_A_NUMBER =
      Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)");

  /** Names that mean something else in every network (RFC 6761, RFC 6762, RFC 8375). */
  private static final List<String> INNER_NAMES =
      List.of("localhost", "local", "internal", "home.arpa", "localdomain", "intranet", "lan");

  /**
   * Reads an address.
   *
   * @throws UnfetchableException saying what is allowed
   */
  static WebAddress parse(String text) throws UnfetchableException {
    if (text.length() > MAX_LENGTH) {
      throw new UnfetchableException("An address has at most " + MAX_LENGTH + " characters.");
    }
    if (text.chars().anyMatch(c -> c <= ' ' || c == '\\' || c == 0x7F)) {
      throw new UnfetchableException(
          "An address has no spaces, control characters and backslashes.");
    }
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches()) {
      throw new UnfetchableException("Send an address that starts with https://.");
    }
    Matcher authority = AUTHORITY.matcher(parts.group(1));
    if (!authority.matches()) {
      throw new UnfetchableException(
          "Behind https:// comes a host, and perhaps a port: no user name, nothing encoded.");
    }
    String host = host(authority.group(1));
    String port = authority.group(2) == null ? "" : ":" + port(authority.group(2));
    String path = parts.group(2) == null ? "" : parts.group(2);
    String rest = path.startsWith("/") ? path : "/" + path;
    try {
      return new WebAddress(new URI(new URI("https://" + host + port + rest).toASCIIString()));
    } catch (URISyntaxException e) {
      throw new UnfetchableException("This is not an address: " + e.getReason() + ".");
    }
  }

  /** The host, an IPv6 address without its brackets. */
  String host() {
    String host = uri.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /**
   * The address that this one leads on to.
   *
   * @throws UnfetchableException if it may not be fetched
   */
  WebAddress redirected(String location) throws UnfetchableException {
    try {
      return parse(uri.resolve(location).toString());
    } catch (IllegalArgumentException e) {
      throw new UnfetchableException("It is redirected to what is no address.");
    }
  }

  private static String host(String written) throws UnfetchableException {
    if (written.startsWith("[")) {
      return written;
    }
    String host;
    try {
      host = IDN.toASCII(written).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw notAHost(written);
    }
    if (host.endsWith(".")) {
      host = host.substring(0, host.length() - 1);
    }
    if (!NAME.matcher(host).matches()
        || (ENDS_WITH_A_NUMBER.matcher(host).matches() && !isIpv4(host))) {
      throw notAHost(written);
    }
    for (String inner : INNER_NAMES) {
      if (host.equals(inner) || host.endsWith("." + inner)) {
        throw new UnfetchableException(
            "refusing to fetch " + host + ": a name of the internal network");
      }
    }
    return host;
  }

  private static boolean isIpv4(String host) {
    if (!IPV4.matcher(host).matches()) {
      return false;
    }
    for (String part : host.split("\\.", -1)) {
      if (Integer.parseInt(part) > 255) {
        return false;
      }
    }
    return true;
  }

  private static int port(String written) throws UnfetchableException {
    int port = Integer.parseInt(written);
    if (port < 1 || port > 65535) {
      throw new UnfetchableException("A port is a number from 1 to 65535.");
    }
    return port;
  }

  private static UnfetchableException notAHost(String written) {
    return new UnfetchableException(
        "refusing to fetch "
            + written
            + ": a host is a name, an IPv4 address such as 192.0.2.1, or an IPv6 address in"
            + " brackets");
  }
}
