package io.quietzone.renderers.payload;

import java.util.regex.Pattern;

/**
 * What the value of an application identifier looks like (GS1 General Specifications, section 3.2).
 *
 * @param syntax all of the value
 * @param check what else has to be true of it
 * @param said the format in the words of the General Specifications, such as {@code N14}
 */
record Gs1Format(Pattern syntax, Gs1Check check, String said) {

  /** GS1 AI encodable character set 82, in the order that gives a character its value. */
  static final String CHARACTERS_82 =
      "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

  private static final String CLASS_82 = "[!\"%&'()*+,./0-9:;<=>?A-Z_a-z-]";
  private static final String CLASS_39 = "[#/0-9A-Z-]";
  private static final String CLASS_64 = "[0-9A-Za-z_=-]";

  /**
   * Reads a format: {@code N14}, {@code X..20}, {@code Y..30} (character set 39), {@code Z..90}
   * (file-safe Base64), {@code -} (a minus sign), several with a plus between them, optional ones
   * in brackets.
   */
  static Gs1Format of(String said, Gs1Check check) {
    StringBuilder syntax = new StringBuilder();
    for (String part : said.split("\\+", -1)) {
      boolean optional = part.startsWith("[");
      String component = optional ? part.substring(1, part.length() - 1) : part;
      syntax
          .append(optional ? "(?:" : "")
          .append(component.equals("-") ? component : syntax(component))
          .append(optional ? ")?" : "");
    }
    return new Gs1Format(Pattern.compile(syntax.toString()), check, said);
  }

  private static String syntax(String component) {
    String length = component.substring(1);
    String range = length.startsWith("..") ? "1," + length.substring(2) : length;
    String characters =
        switch (component.charAt(0)) {
          case 'N' -> "[0-9]";
          case 'Y' -> CLASS_39;
          case 'Z' -> CLASS_64;
          default -> CLASS_82;
        };
    return characters + "{" + range + "}";
  }

  /** Refuses a value that is not of this format. */
  void check(String field, String value) {
    if (value.length() > 120 || !syntax.matcher(value).matches()) {
      throw new InvalidPayloadException(
          field,
          "Send a value of the format "
              + said
              + " (N digits, X letters, digits and punctuation; .. at most).");
    }
    String wrong = check.wrong(value);
    if (!wrong.isEmpty()) {
      throw new InvalidPayloadException(field, wrong);
    }
  }
}
