package io.quietzone.renderers.payload;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A letter to be sent, as a {@code mailto:} URI (RFC 6068). Absent fields are empty.
 *
 * @param to one or several addresses
 * @param subject one line
 * @param body text; its line breaks become {@code %0D%0A}
 * @param cc addresses that get a copy
 * @param bcc addresses that get a copy the others do not see
 */
public record EmailPayload(
    List<String> to, String subject, String body, List<String> cc, List<String> bcc)
    implements Payload {

  /**
   * Checks the letter.
   *
   * @throws InvalidPayloadException naming the first field that is missing, too long or malformed
   */
  public EmailPayload {
    to = List.copyOf(to);
    cc = List.copyOf(cc);
    bcc = List.copyOf(bcc);
    if (to.isEmpty()) {
      throw new InvalidPayloadException("to", "This field is required.");
    }
    check("to", to);
    check("cc", cc);
    check("bcc", bcc);
    TextRules.line("subject", subject, TextRules.MAX_LENGTH);
    TextRules.lines("body", body, TextRules.MAX_LENGTH);
  }

  static EmailPayload read(FieldReader fields) {
    List<String> to = fields.texts("to", EmailAddress::check);
    String subject = fields.text("subject");
    String body = fields.text("body");
    List<String> cc = fields.texts("cc", EmailAddress::check);
    List<String> bcc = fields.texts("bcc", EmailAddress::check);
    fields.check();
    return new EmailPayload(to, subject, body, cc, bcc);
  }

  @Override
  public String text() {
    List<String> headers = new ArrayList<>();
    add(headers, "subject", Escaping.percent(subject));
    add(headers, "cc", encoded(cc));
    add(headers, "bcc", encoded(bcc));
    add(headers, "body", Escaping.percent(TextRules.unixLines(body).replace("\n", "\r\n")));
    return "mailto:" + encoded(to) + (headers.isEmpty() ? "" : "?" + String.join("&", headers));
  }

  private static void add(List<String> headers, String name, String encoded) {
    if (!encoded.isEmpty()) {
      headers.add(name + "=" + encoded);
    }
  }

  /**
   * The sign @ stays when it parts the name from the host; section 2 lets commas part addresses.
   */
  private static String encoded(List<String> addresses) {
    return addresses.stream()
        .map(
            address -> {
              int at = address.lastIndexOf('@');
              return Escaping.percent(address.substring(0, at))
                  + '@'
                  + Escaping.percent(address.substring(at + 1));
            })
        .collect(Collectors.joining(","));
  }

  private static void check(String field, List<String> addresses) {
    for (int i = 0; i < addresses.size(); i++) {
      EmailAddress.check(field + "[" + i + "]", addresses.get(i));
    }
  }
}
