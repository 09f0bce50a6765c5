package io.quietzone.renderers.payload;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** What the two kinds of business card have in common. */
final class Contact {

  private static final int MAX_PHONE = 64;

  private Contact() {}

  /**
   * A name in the parts cards file it under; each may be empty.
   *
   * @param suffixes degrees and the like, as {@code Jr.}
   */
  record Name(String family, String given, List<String> suffixes) {

    /** What stands after a comma without being a given name (RFC 2426, section 3.1.2), undotted. */
    private static final Set<String> SUFFIXES =
        Set.of(
            "Jr", "JR", "Sr", "SR", "II", "III", "IV", "Esq", "ESQ", "PhD", "MD", "DDS", "DMD",
            "DVM", "MBA", "MSc", "BSc", "CPA", "ACP");

    /**
     * The last word is the family's name, unless a comma sets that apart: {@code Doe, Jane}.
     * Suffixes after commas are neither.
     */
    static Name of(String full) {
      List<String> parts = new ArrayList<>();
      for (String part : full.split(",", -1)) {
        parts.add(part.strip());
      }
      Deque<String> suffixes = new ArrayDeque<>();
      // After one word alone stands a given name, whatever it looks like.
      int least = parts.get(0).contains(" ") ? 1 : 2;
      while (parts.size() > least && isSuffix(parts.get(parts.size() - 1))) {
        suffixes.addFirst(parts.remove(parts.size() - 1));
      }
      String first = parts.get(0);
      if (parts.size() > 1) {
        String given = String.join(", ", parts.subList(1, parts.size()));
        return new Name(first, given, List.copyOf(suffixes));
      }
      int space = first.lastIndexOf(' ');
      return new Name(
          space < 0 ? "" : first.substring(space + 1),
          space < 0 ? first : first.substring(0, space).strip(),
          List.copyOf(suffixes));
    }

    private static boolean isSuffix(String part) {
      return SUFFIXES.contains(part.replace(".", ""));
    }
  }

  static void checkName(String name) {
    TextRules.required("name", name);
    TextRules.line("name", name, 200);
    if (name.replace(",", "").isBlank()) {
      throw new InvalidPayloadException("name", "A name has more than commas.");
    }
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
