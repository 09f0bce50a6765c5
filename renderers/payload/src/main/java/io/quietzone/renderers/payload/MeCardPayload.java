package io.quietzone.renderers.payload;

import java.util.ArrayList;
import java.util.List;

/**
 * A business card in MECARD, NTT DOCOMO's short form, with the {@code ORG} readers added to it.
 * Absent fields are empty.
 *
 * @param name the whole name; filed under its last word, or under what stands before a comma;
 *     suffixes after commas ({@code Jr.}) follow it
 * @param org the organization
 * @param phones numbers as they are written, each with at least one digit
 * @param emails addresses
 * @param url a URL with its scheme
 * @param address a postal address in one line
 * @param note anything else, in one line
 */
public record MeCardPayload(
    String name,
    String org,
    List<String> phones,
    List<String> emails,
    String url,
    String address,
    String note)
    implements Payload {

  private static final String MARKS = ";:,\"";

  /**
   * Checks the card.
   *
   * @throws InvalidPayloadException naming the first field that is missing, too long or malformed
   */
  public MeCardPayload {
    phones = List.copyOf(phones);
    emails = List.copyOf(emails);
    Contact.checkName(name);
    TextRules.line("org", org, 200);
    Contact.checkPhones(phones);
    Contact.checkEmails(emails);
    TextRules.url("url", url);
    TextRules.line("address", address, 500);
    TextRules.line("note", note, TextRules.MAX_LENGTH);
  }

  static MeCardPayload read(FieldReader fields) {
    String name = fields.requiredText("name");
    String org = fields.text("org");
    List<String> phones = fields.texts("phone", "phones", Contact::checkPhone);
    List<String> emails = fields.texts("email", "emails", EmailAddress::check);
    String url = fields.text("url");
    String address = fields.text("address");
    String note = fields.text("note");
    fields.check();
    return new MeCardPayload(name, org, phones, emails, url, address, note);
  }

  @Override
  public String text() {
    Contact.Name parts = Contact.Name.of(name);
    StringBuilder card = new StringBuilder("MECARD:");
    card.append("N:").append(name(parts)).append(';');
    add(card, "ORG", org);
    phones.forEach(phone -> add(card, "TEL", phone));
    emails.forEach(email -> add(card, "EMAIL", email));
    add(card, "ADR", address);
    add(card, "URL", url);
    add(card, "NOTE", note);
    return card.append(';').toString();
  }

  /** Family, comma, given; there is no place for suffixes, which follow the name they belong to. */
  private static String name(Contact.Name parts) {
    boolean one = parts.family().isEmpty() || parts.given().isEmpty();
    String last = parts.family().isEmpty() ? parts.given() : parts.family();
    List<String> words = new ArrayList<>(List.of(last));
    words.addAll(parts.suffixes());
    String name = Escaping.backslash(String.join(" ", words), MARKS);
    return one ? name : name + "," + Escaping.backslash(parts.given(), MARKS);
  }

  private static void add(StringBuilder card, String name, String value) {
    if (!value.isEmpty()) {
      card.append(name).append(':').append(Escaping.backslash(value, MARKS)).append(';');
    }
  }
}
