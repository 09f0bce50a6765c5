package io.quietzone.renderers.payload;

/**
 * The check digits of the numbers content is made of. All arguments are in the expected alphabet.
 */
final class CheckDigits {

  private static final int[] CARRIES = {0, 9, 4, 6, 8, 2, 7, 1, 3, 5};

  private CheckDigits() {}

  /**
   * ISO/IEC 7064, MOD 97-10, as IBANs (ISO 13616) and creditor references (ISO 11649) use it.
   *
   * @param text {@code A-Z0-9}, the check digits at index 2 and 3
   */
  static boolean mod97(String text) {
    String turned = text.substring(4) + text.substring(0, 4);
    int rest = 0;
    for (int i = 0; i < turned.length(); i++) {
      int value = Character.digit(turned.charAt(i), 36);
      rest = (rest * (value < 10 ? 10 : 100) + value) % 97;
    }
    int check = Integer.parseInt(text.substring(2, 4));
    // 00, 01 and 99 leave the rests of 97, 98 and 02, which are the ones ever computed.
    return rest == 1 && check >= 2 && check <= 98;
  }

  /**
   * Modulo 10, recursive, of Swiss payment references.
   *
   * @param digits the last one being the check digit
   */
  static boolean mod10Recursive(String digits) {
    int carry = 0;
    for (int i = 0; i < digits.length() - 1; i++) {
      carry = CARRIES[(carry + digits.charAt(i) - '0') % 10];
    }
    return (10 - carry) % 10 == digits.charAt(digits.length() - 1) - '0';
  }

  /**
   * Modulo 10 with the weights 3 and 1 from the right (GS1 General Specifications, section 7.9).
   *
   * @param digits the last one being the check digit
   */
  static boolean gs1(String digits) {
    int sum = 0;
    int weight = 1;
    for (int i = digits.length() - 1; i >= 0; i--) {
      sum += weight * (digits.charAt(i) - '0');
      weight = 4 - weight;
    }
    return sum % 10 == 0;
  }

  /**
   * The check character pair of the Global Model Number (GS1 General Specifications, section
   * 7.9.5).
   *
   * @param text character set 82, the pair at its end; at most 25 characters
   */
  static boolean gs1Pair(String text) {
    int[] primes = {
      2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83
    };
    String pairs = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    int sum = 0;
    int last = text.length() - 3;
    for (int i = last; i >= 0; i--) {
      sum += primes[last - i] * Gs1Format.CHARACTERS_82.indexOf(text.charAt(i));
    }
    sum %= 1021;
    return text.charAt(last + 1) == pairs.charAt(sum >> 5)
        && text.charAt(last + 2) == pairs.charAt(sum & 31);
  }
}
