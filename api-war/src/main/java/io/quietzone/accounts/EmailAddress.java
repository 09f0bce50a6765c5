package io.quietzone.accounts;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where mail reaches a person: a dot-atom, {@code @} and a domain (RFC 5321, section 4.1.2). The
 * domain is kept in lower case and as ASCII; whether two addresses are the same is decided without
 * regard to case.
 *
 * @param text at most 254 characters, which is what a mail server's path leaves of 256 (RFC 5321,
 *     section 4.5.3.1.3)
 */
public record EmailAddress(String text) {

  public static final int MAX_LENGTH = 254;

  private static final int MAX_LOCAL_LENGTH = 64;

  /** RFC 5322, section 3.2.3. */
  private static final Pattern LOCAL =
      Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

  private static final Pattern DOMAIN =
      Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+");

  private static final String REFUSAL =
      "Send an e-mail address such as name@example.com, of at most 254 characters.";

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException with a sentence for the caller if it is none
   */
  public static EmailAddress parse(String sent) {
    int at = sent.lastIndexOf('@');
    if (sent.length() > MAX_LENGTH || at < 1 || at > MAX_LOCAL_LENGTH) {
      throw new IllegalArgumentException(REFUSAL);
    }
    String local = sent.substring(0, at);
    String domain = ascii(sent.substring(at + 1));
    if (!LOCAL.matcher(local).matches()
        || !DOMAIN.matcher(domain).matches()
        || at + 1 + domain.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(REFUSAL);
    }
    return new EmailAddress(local + "@" + domain);
  }

  private static String ascii(String domain) {
    try {
      return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(REFUSAL, e);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
