package io.quietzone.codes;

import java.util.random.RandomGenerator;

/**
 * The name of a code in its short link. One that is drawn is random, so that nobody finds codes by
 * counting; of letters and digits that are not mistaken for each other in print; without vowels, so
 * that it never spells a word. One that its owner chooses is of small letters, digits and hyphens.
 *
 * @param text fit for a link as it is
 */
public record ShortId(String text) {

  static final String ALPHABET = "23456789bcdfghjkmnpqrstvwxyz";

  /** Those chosen by their owner. */
  public static final int MIN_LENGTH = 3;

  /** Those chosen by their owner. */
  public static final int MAX_LENGTH = 32;

  /** 28⁷ are 13 thousand million ids. */
  private static final int LENGTH = 7;

  /**
   * Reads what an owner wants.
   *
   * @throws IllegalArgumentException with a sentence for the caller
   */
  public static ShortId choose(String text) {
    if (text.length() < MIN_LENGTH || text.length() > MAX_LENGTH || !isOne(text)) {
      throw new IllegalArgumentException(
          "A short id has "
              + MIN_LENGTH
              + " to "
              + MAX_LENGTH
              + " characters of a to z, 0 to 9 and hyphens, and none of these at its ends.");
    }
    if (Wording.isReserved(text) || Wording.isOffensive(text)) {
      throw new IllegalArgumentException("This short id is not given away: choose another.");
    }
    return new ShortId(text);
  }

  static ShortId draw(RandomGenerator random) {
    while (true) {
      StringBuilder id = new StringBuilder(LENGTH);
      for (int i = 0; i < LENGTH; i++) {
        id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
      if (!Wording.isOffensive(id.toString())) {
        return new ShortId(id.toString());
      }
    }
  }

  /** Whether this may have been drawn. */
  static boolean isDrawn(String text) {
    return text.length() == LENGTH && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
  }

  /** Whether this can be a short id at all; nothing is looked up for anything else. */
  static boolean isOne(String text) {
    int length = text.length();
    if (length < MIN_LENGTH
        || length > MAX_LENGTH
        || text.charAt(0) == '-'
        || text.charAt(length - 1) == '-') {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-') {
        return false;
      }
    }
    return true;
  }
}
