package io.quietzone.codes;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The name of a code in its short link. Random, so that nobody finds codes by counting; of letters
 * and digits that are not mistaken for each other in print; without vowels, so that it never spells
 * a word.
 */
final class ShortId {

  static final String ALPHABET = "23456789bcdfghjkmnpqrstvwxyz";

  /** Wider than what is drawn, so that ids chosen by their owner fit too. */
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** 28⁷ are 13 thousand million ids. */
  private static final int LENGTH = 7;

  private ShortId() {}

  /** Whether this can be a short id at all; the database is not asked for anything else. */
  static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }

  static String draw(RandomGenerator random) {
    StringBuilder id = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }
}
