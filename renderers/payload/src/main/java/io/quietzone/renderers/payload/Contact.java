package io.quietzone.renderers.payload;

import java.util.List;

/** What the two kinds of business card have in common. */
final class Contact {

  private static final int MAX_PHONE = 64;

  private Contact() {}

  /** A name in the two parts cards file it under; either may be empty. */
  record Name(String family, String given) {

    /** The last word is the family's name, unless a comma sets that apart: {@code Doe, Jane}. */
    static Name of(String full) {
      String name = full.strip();
      int comma = name.indexOf(',');
      if (comma >= 0) {
        return new Name(name.substring(0, comma).strip(), name.substring(comma + 1).strip());
      }
      int space = name.lastIndexOf(' ');
      return space < 0
          ? new Name("", name)
          : new Name(name.substring(space + 1), name.substring(0, space).strip());
    }
  }

  static void checkName(String name) {
    TextRules.required("name", name);
    TextRules.line("name", name, 200);
  }

  static void checkPhones(List<String> phones) {
    for (int i = 0; i < phones.size(); i++) {
      checkPhone("phones[" + i + "]", phones.get(i));
    }
  }

  /** Phone numbers stay as they are written: there may be an extension, or a word, in them. */
  static void checkPhone(String field, String phone) {
    TextRules.line(field, phone, MAX_PHONE);
    if (phone.codePoints().noneMatch(c -> c >= '0' && c <= '9')) {
      throw new InvalidPayloadException(field, "A phone number has digits: +49 30 1234567.");
    }
  }

  static void checkEmails(List<String> emails) {
    for (int i = 0; i < emails.size(); i++) {
      EmailAddress.check("emails[" + i + "]", emails.get(i));
    }
  }
}
