package io.quietzone.renderers.payload;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The way into a wireless network: the {@code WIFI:} text ZXing introduced and phones read.
 *
 * @param ssid the network's name, 1 to 32 bytes in UTF-8 (IEEE 802.11); one that could be read as
 *     hexadecimal is put between quotes
 * @param password for WPA 8 to 63 bytes or 64 hexadecimal digits, for WEP 5, 13, 16 or 29 bytes or
 *     twice as many hexadecimal digits, empty for an open network
 * @param security how the network is protected
 * @param hidden whether the network does not announce itself
 */
public record WifiPayload(String ssid, String password, Security security, boolean hidden)
    implements Payload {

  /** How a network is protected. */
  public enum Security {
    /** WPA, WPA2 or WPA3 with a passphrase. */
    WPA("WPA"),
    /** The broken one of 1999. */
    WEP("WEP"),
    /** Not at all. */
    NONE("nopass");

    private final String id;

    Security(String id) {
      this.id = id;
    }

    /** How the symbol, and callers, write it. */
    public String id() {
      return id;
    }
  }

  private static final String MARKS = ";,:\"";
  private static final String HEX = "[0-9A-Fa-f]+";

  /**
   * Checks the network.
   *
   * @throws InvalidPayloadException naming {@code ssid} or {@code password}
   */
  public WifiPayload {
    if (ssid.isEmpty()) {
      throw new InvalidPayloadException("ssid", "This field is required.");
    }
    TextRules.line("ssid", ssid, 32);
    TextRules.line("password", password, 64);
    if (bytes(ssid) > 32) {
      throw new InvalidPayloadException(
          "ssid", "A network's name has at most 32 bytes in UTF-8, this one " + bytes(ssid) + ".");
    }
    String wrong = wrongPassword(password, security);
    if (!wrong.isEmpty()) {
      throw new InvalidPayloadException("password", wrong);
    }
  }

  static WifiPayload read(FieldReader fields) {
    String ssid = fields.requiredText("ssid");
    String password = fields.text("password");
    @Nullable Security security = fields.choice("security", Security.values(), Security::id);
    boolean hidden = fields.bool("hidden");
    fields.check();
    Security implied = password.isEmpty() ? Security.NONE : Security.WPA;
    return new WifiPayload(ssid, password, security == null ? implied : security, hidden);
  }

  @Override
  public String text() {
    StringBuilder text = new StringBuilder("WIFI:T:").append(security.id()).append(";S:");
    if (ssid.matches(HEX)) {
      text.append('"').append(ssid).append('"');
    } else {
      text.append(Escaping.backslash(ssid, MARKS));
    }
    text.append(';');
    if (!password.isEmpty()) {
      // Never quoted: only the lengths of raw keys are read as hexadecimal, and are meant so.
      text.append("P:").append(Escaping.backslash(password, MARKS)).append(';');
    }
    return text.append(hidden ? "H:true;;" : ";").toString();
  }

  private static String wrongPassword(String password, Security security) {
    int bytes = bytes(password);
    boolean hex = password.matches(HEX);
    return switch (security) {
      case NONE -> bytes == 0 ? "" : "An open network (nopass) has no password.";
      case WPA ->
          (bytes >= 8 && bytes <= 63) || (hex && bytes == 64)
              ? ""
              : "A WPA password has 8 to 63 bytes in UTF-8, or is a key of 64 hexadecimal digits.";
      case WEP ->
          bytes == 5 || bytes == 13 || bytes == 16 || bytes == 29 || (hex && wepKey(bytes))
              ? ""
              : "A WEP password has 5, 13, 16 or 29 bytes, or is a key of 10, 26, 32 or 58"
                  + " hexadecimal digits.";
    };
  }

  private static boolean wepKey(int digits) {
    return digits == 10 || digits == 26 || digits == 32 || digits == 58;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
