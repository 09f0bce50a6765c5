package io.quietzone.renderers.payload;

/**
 * A WhatsApp chat to be opened, as a "click to chat" link.
 *
 * @param phone the number with its country's code, 7 to 15 digits that do not begin with 0
 * @param message the text the chat begins with; may be empty
 */
public record WhatsAppPayload(String phone, String message) implements Payload {

  /**
   * Checks the chat.
   *
   * @throws InvalidPayloadException naming {@code phone} or {@code message}
   */
  public WhatsAppPayload {
    phone = PhoneNumber.parse("phone", phone).dialled().replace("+", "");
    if (phone.length() < 7 || phone.startsWith("0")) {
      throw new InvalidPayloadException(
          "phone",
          "Send the number with its country's code and without leading zeros, 7 to 15 digits:"
              + " +49 170 1234567.");
    }
    TextRules.lines("message", message, TextRules.MAX_LENGTH);
  }

  static WhatsAppPayload read(FieldReader fields) {
    String phone = fields.requiredText("phone");
    String message = fields.text("message");
    fields.check();
    return new WhatsAppPayload(phone, message);
  }

  @Override
  public String text() {
    String query =
        message.isEmpty() ? "" : "?text=" + Escaping.percent(TextRules.unixLines(message));
    return "https://wa.me/" + phone + query;
  }
}
