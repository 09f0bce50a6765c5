package io.quietzone.renderers.payload;

/**
 * A short message to be sent, as {@code SMSTO:}. That form knows no escapes: the number ends at the
 * second colon, and the message is all the rest.
 *
 * @param phone 2 to 15 digits, best with the country's code; only its digits and plus are encoded
 * @param message may be empty
 */
public record SmsPayload(String phone, String message) implements Payload {

  /**
   * Checks the message.
   *
   * @throws InvalidPayloadException naming {@code phone} or {@code message}
   */
  public SmsPayload {
    phone = PhoneNumber.parse("phone", phone).dialled();
    TextRules.lines("message", message, TextRules.MAX_LENGTH);
  }

  static SmsPayload read(FieldReader fields) {
    String phone = fields.requiredText("phone");
    String message = fields.text("message");
    fields.check();
    return new SmsPayload(phone, message);
  }

  @Override
  public String text() {
    return "SMSTO:" + phone + (message.isEmpty() ? "" : ":" + TextRules.unixLines(message));
  }
}
