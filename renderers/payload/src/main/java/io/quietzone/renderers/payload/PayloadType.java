package io.quietzone.renderers.payload;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The content types by the names callers use, each with its fields. */
public enum PayloadType {
  /** A URL as it is written. */
  URL("url", UrlPayload::read, "data"),
  /** Plain text. */
  TEXT("text", TextPayload::read, "data"),
  /** A business card, vCard 3.0. */
  VCARD(
      "vcard",
      VCardPayload::read,
      "name",
      "org",
      "title",
      "phone",
      "phones",
      "email",
      "emails",
      "url",
      "address",
      "note"),
  /** A business card, MECARD. */
  MECARD(
      "mecard",
      MeCardPayload::read,
      "name",
      "org",
      "phone",
      "phones",
      "email",
      "emails",
      "url",
      "address",
      "note"),
  /** The way into a wireless network. */
  WIFI("wifi", WifiPayload::read, "ssid", "password", "security", "hidden"),
  /** A letter to be sent. */
  EMAIL("email", EmailPayload::read, "to", "subject", "body", "cc", "bcc"),
  /** A short message to be sent. */
  SMS("sms", SmsPayload::read, "phone", "message"),
  /** A WhatsApp chat to be opened. */
  WHATSAPP("whatsapp", WhatsAppPayload::read, "phone", "message"),
  /** A number to be called. */
  TEL("tel", TelPayload::read, "phone", "extension", "context"),
  /** A place on earth. */
  GEO("geo", GeoPayload::read, "lat", "lng", "label"),
  /** A calendar event. */
  EVENT("event", EventPayload::read, "title", "start", "end", "location", "description", "url"),
  /** A SEPA credit transfer. */
  EPC(
      "epc",
      EpcPayload::read,
      "name",
      "iban",
      "bic",
      "amount",
      "purpose",
      "reference",
      "text",
      "information",
      "version"),
  /** A Swiss QR-bill. */
  SWISS(
      "swiss",
      SwissPayload::read,
      "iban",
      "creditor",
      "creditor.name",
      "creditor.street",
      "creditor.building_number",
      "creditor.postal_code",
      "creditor.town",
      "creditor.country",
      "amount",
      "currency",
      "debtor",
      "debtor.name",
      "debtor.street",
      "debtor.building_number",
      "debtor.postal_code",
      "debtor.town",
      "debtor.country",
      "reference",
      "message",
      "bill_information",
      "alternative_procedures"),
  /** A GS1 Digital Link. */
  GS1("gs1", Gs1Payload::read, "elements", "domain"),
  /** The secret of one-time passwords. */
  OTPAUTH(
      "otpauth",
      OtpAuthPayload::read,
      "type",
      "account",
      "issuer",
      "secret",
      "algorithm",
      "digits",
      "period",
      "counter");

  private final String id;

  // A method of a record without state.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Function<FieldReader, Payload> reader;

  // Made by List.of.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> fields;

  PayloadType(String id, Function<FieldReader, Payload> reader, String... fields) {
    this.id = id;
    this.reader = reader;
    this.fields = List.of(fields);
  }

  /**
   * Finds a type.
   *
   * @param id as {@link #id} returns it
   * @throws InvalidPayloadException naming {@code data_type}, with all that are allowed
   */
  public static PayloadType of(String id) {
    for (PayloadType type : values()) {
      if (type.id.equals(id)) {
        return type;
      }
    }
    throw new InvalidPayloadException(
        "data_type",
        Arrays.stream(values())
            .map(PayloadType::id)
            .collect(Collectors.joining(", ", "Choose one of: ", ".")));
  }

  /** The name callers use, in lower case. */
  public String id() {
    return id;
  }

  /** The fields this type has; those of a nested object follow it, as {@code creditor.name}. */
  public List<String> fields() {
    return fields;
  }

  /**
   * Reads content of this type.
   *
   * @param values what a caller sent, by field: {@link String}, {@link Boolean}, {@link Number},
   *     {@link List} of strings, {@link Map} of the same, or {@code null}, which is as good as
   *     absent
   * @throws InvalidPayloadException naming every field that is unknown, missing or of a wrong type,
   *     or else the first one whose value the content's specification does not allow
   */
  public Payload read(Map<String, ?> values) {
    return read(new FieldReader(this, values));
  }

  Payload read(FieldReader fields) {
    return reader.apply(fields);
  }

  /** The fields right under a prefix, which is empty or ends in a dot. */
  List<String> fields(String prefix) {
    return fields.stream()
        .filter(field -> field.startsWith(prefix))
        .map(field -> field.substring(prefix.length()))
        .filter(field -> field.indexOf('.') < 0)
        .toList();
  }
}
