package io.quietzone.renderers.payload;

/**
 * A number to be called, as a {@code tel:} URI (RFC 3966). Absent fields are empty.
 *
 * @param phone 2 to 15 digits, after a plus if it has the country's code; {@code - . ( )} are kept,
 *     spaces are not, nor is anything before the plus
 * @param extension up to 15 digits
 * @param context where a number without country's code is valid: a prefix such as {@code +49}, or a
 *     domain name (section 5.1.5 requires it)
 */
public record TelPayload(String phone, String extension, String context) implements Payload {

  /** The beginning of a number, or a domain name whose last label begins with a letter. */
  private static final String CONTEXT =
      "\\+[1-9][0-9.()-]{0,20}"
          + "|([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\\.)*[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?\\.?";

  /**
   * Checks the number.
   *
   * @throws InvalidPayloadException naming {@code phone}, {@code extension} or {@code context}
   */
  public TelPayload {
    TextRules.line("phone", phone, 64);
    TextRules.line("extension", extension, 15);
    TextRules.line("context", context, 255);
    PhoneNumber number = PhoneNumber.parse("phone", phone);
    boolean international = number.international();
    phone = number.written();
    if (!extension.matches("[0-9]*")) {
      throw new InvalidPayloadException("extension", "An extension has digits only.");
    }
    if (international && !context.isEmpty()) {
      throw new InvalidPayloadException(
          "context", "A number with its country's code is valid everywhere: it has no context.");
    }
    if (!international && context.isEmpty()) {
      throw new InvalidPayloadException(
          "phone",
          "Begin the number with a plus and its country's code, or send the context it is valid in"
              + " (+49, or a domain name).");
    }
    if (!context.isEmpty() && !context.matches(CONTEXT)) {
      throw new InvalidPayloadException(
          "context", "Send the digits a number begins with, such as +49, or a domain name.");
    }
  }

  static TelPayload read(FieldReader fields) {
    String phone = fields.requiredText("phone");
    String extension = fields.text("extension");
    String context = fields.text("context");
    fields.check();
    return new TelPayload(phone, extension, context);
  }

  @Override
  public String text() {
    return "tel:"
        + phone
        + (extension.isEmpty() ? "" : ";ext=" + extension)
        + (context.isEmpty() ? "" : ";phone-context=" + context);
  }
}
