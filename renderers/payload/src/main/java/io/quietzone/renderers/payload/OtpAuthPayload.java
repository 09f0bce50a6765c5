package io.quietzone.renderers.payload;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The secret of one-time passwords, as an {@code otpauth://} URI (Key URI Format), for RFC 6238
 * (TOTP) and RFC 4226 (HOTP). Absent fields are empty or {@code null}; apps then take SHA1, 6
 * digits and 30 seconds.
 *
 * @param kind whether passwords change with time or with a counter
 * @param account whose passwords these are, without a colon
 * @param issuer who asks for them, without a colon
 * @param secret Base32 (RFC 4648) without padding; small letters and spaces are taken too
 * @param algorithm of the HMAC
 * @param digits 6, 7 or 8
 * @param period seconds a password lasts, 1 to 86400; TOTP only
 * @param counter where counting begins; required by HOTP, and not for TOTP
 */
public record OtpAuthPayload(
    Kind kind,
    String account,
    String issuer,
    String secret,
    @Nullable Algorithm algorithm,
    @Nullable Long digits,
    @Nullable Long period,
    @Nullable Long counter)
    implements Payload {

  /** What changes a password. */
  public enum Kind {
    /** Time. */
    TOTP,
    /** A counter. */
    HOTP;

    /** How the symbol, and callers, write it. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What an HMAC is made with. */
  public enum Algorithm {
    /** The one every app knows. */
    SHA1,
    /** SHA-256. */
    SHA256,
    /** SHA-512. */
    SHA512
  }

  /**
   * Checks the secret and what goes with it.
   *
   * @throws InvalidPayloadException naming the first field that is missing or not allowed
   */
  public OtpAuthPayload {
    TextRules.required("account", account);
    label("account", account);
    label("issuer", issuer);
    secret = base32(secret);
    if (digits != null && (digits < 6 || digits > 8)) {
      throw new InvalidPayloadException("digits", "A password has 6, 7 or 8 digits.");
    }
    if (period != null && (kind == Kind.HOTP || period < 1 || period > 86400)) {
      throw new InvalidPayloadException(
          "period", "Passwords of type totp last 1 to 86400 seconds; hotp has no period.");
    }
    if (kind == Kind.HOTP ? counter == null || counter < 0 : counter != null) {
      throw new InvalidPayloadException(
          "counter", "The type hotp requires a counter from 0; totp has none.");
    }
  }

  static OtpAuthPayload read(FieldReader fields) {
    @Nullable Kind kind = fields.choice("type", Kind.values(), Kind::id);
    String account = fields.requiredText("account");
    String issuer = fields.text("issuer");
    String secret = fields.requiredText("secret");
    @Nullable Algorithm algorithm = fields.choice("algorithm", Algorithm.values(), Algorithm::name);
    @Nullable Long digits = fields.wholeNumber("digits");
    @Nullable Long period = fields.wholeNumber("period");
    @Nullable Long counter = fields.wholeNumber("counter");
    fields.check();
    return new OtpAuthPayload(
        kind == null ? Kind.TOTP : kind,
        account,
        issuer,
        secret,
        algorithm,
        digits,
        period,
        counter);
  }

  @Override
  public String text() {
    StringBuilder uri = new StringBuilder("otpauth://").append(kind.id()).append('/');
    if (!issuer.isEmpty()) {
      uri.append(Escaping.percent(issuer)).append(':');
    }
    uri.append(Escaping.percent(account, "@")).append("?secret=").append(secret);
    if (!issuer.isEmpty()) {
      uri.append("&issuer=").append(Escaping.percent(issuer));
    }
    add(uri, "algorithm", algorithm);
    add(uri, "digits", digits);
    add(uri, "period", period);
    add(uri, "counter", counter);
    return uri.toString();
  }

  private static void add(StringBuilder uri, String name, @Nullable Object value) {
    if (value != null) {
      uri.append('&').append(name).append('=').append(value);
    }
  }

  private static void label(String field, String text) {
    TextRules.line(field, text, 200);
    if (text.indexOf(':') >= 0) {
      throw new InvalidPayloadException(
          field, "No colon is allowed here: it parts the issuer from the account.");
    }
  }

  private static String base32(String secret) {
    TextRules.line("secret", secret, 512);
    String letters = secret.replaceAll("[ =]", "");
    int rest = letters.length() % 8;
    if (!letters.matches("[A-Za-z2-7]+") || rest == 1 || rest == 3 || rest == 6) {
      throw new InvalidPayloadException(
          "secret", "Send the secret in Base32: letters A to Z and digits 2 to 7.");
    }
    return letters.toUpperCase(Locale.ROOT);
  }
}
