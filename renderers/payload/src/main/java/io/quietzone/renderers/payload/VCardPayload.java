package io.quietzone.renderers.payload;

import java.util.List;

/**
 * A business card in vCard 3.0 (RFC 2426). Lines are not folded: RFC 2425 only recommends it, and
 * some readers of symbols cannot undo it. Absent fields are empty.
 *
 * @param name the whole name, as it is to be shown; {@code N} files it under its last word, or
 *     under what stands before a comma; suffixes after commas ({@code Jr.}, {@code Ph.D.}) are kept
 *     apart
 * @param org the organization
 * @param title the job
 * @param phones numbers as they are written, each with at least one digit
 * @param emails addresses
 * @param url a URL with its scheme
 * @param address a postal address, in as many lines as needed
 * @param note anything else
 */
public record VCardPayload(
    String name,
    String org,
    String title,
    List<String> phones,
    List<String> emails,
    String url,
    String address,
    String note)
    implements Payload {

  /**
   * Checks the card.
   *
   * @throws InvalidPayloadException naming the first field that is missing, too long or malformed
   */
  public VCardPayload {
    phones = List.copyOf(phones);
    emails = List.copyOf(emails);
    Contact.checkName(name);
    TextRules.line("org", org, 200);
    TextRules.line("title", title, 200);
    Contact.checkPhones(phones);
    Contact.checkEmails(emails);
    TextRules.url("url", url);
    TextRules.lines("address", address, 500);
    TextRules.lines("note", note, TextRules.MAX_LENGTH);
  }

  static VCardPayload read(FieldReader fields) {
    String name = fields.requiredText("name");
    String org = fields.text("org");
    String title = fields.text("title");
    List<String> phones = fields.texts("phone", "phones", Contact::checkPhone);
    List<String> emails = fields.texts("email", "emails", EmailAddress::check);
    String url = fields.text("url");
    String address = fields.text("address");
    String note = fields.text("note");
    fields.check();
    return new VCardPayload(name, org, title, phones, emails, url, address, note);
  }

  @Override
  public String text() {
    Contact.Name parts = Contact.Name.of(name);
    ContentLines lines =
        new ContentLines()
            .add("BEGIN", "VCARD")
            .add("VERSION", "3.0")
            .add(
                "N",
                ContentLines.escaped(parts.family())
                    + ';'
                    + ContentLines.escaped(parts.given())
                    + ";;;"
                    + String.join(
                        ",", parts.suffixes().stream().map(ContentLines::escaped).toList()))
            .addText("FN", name.strip())
            .addText("ORG", org)
            .addText("TITLE", title);
    phones.forEach(phone -> lines.addText("TEL", phone));
    emails.forEach(email -> lines.addText("EMAIL", email));
    if (!address.isEmpty()) {
      lines.add("ADR", ";;" + ContentLines.escaped(address) + ";;;;");
    }
    return lines.add("URL", url).addText("NOTE", note).add("END", "VCARD").unfolded();
  }
}
