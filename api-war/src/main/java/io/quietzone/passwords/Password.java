package io.quietzone.passwords;

import com.nulabinc.zxcvbn.StandardDictionaries;
import com.nulabinc.zxcvbn.matchers.Dictionary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/**
 * A password that may be chosen, by NIST SP 800-63B, section 5.1.1.2: long enough, not one of those
 * that are tried first, and otherwise anything.
 */
public final class Password {

  /** Characters at the least. */
  public static final int MIN_LENGTH = 8;

  /** Bytes in UTF-8 at the most; nobody types more, and a megabyte would keep us busy. */
  public static final int MAX_BYTES = 1024;

  private final String text;

  private Password(String text) {
    this.text = text;
  }

  /**
   * Reads a password that somebody wants to have.
   *
   * @throws IllegalArgumentException with a sentence for the caller if it may not be chosen
   */
  public static Password parse(String sent) {
    if (sent.codePointCount(0, sent.length()) < MIN_LENGTH) {
      throw new IllegalArgumentException(
          "Choose a password of at least " + MIN_LENGTH + " characters.");
    }
    if (isTooLong(sent)) {
      throw new IllegalArgumentException(
          "Choose a password of at most " + MAX_BYTES + " bytes in UTF-8.");
    }
    if (Common.ALL.contains(sent.toLowerCase(Locale.ROOT))
        || sent.codePoints().distinct().count() == 1) {
      throw new IllegalArgumentException(
          "Choose another password: this one is among those that are tried first.");
    }
    return new Password(sent);
  }

  static boolean isTooLong(String sent) {
    return sent.length() > MAX_BYTES || sent.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES;
  }

  /** The bytes that are hashed: the same on every keyboard. */
  static byte[] bytes(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
  }

  byte[] bytes() {
    return bytes(text);
  }

  /** Never the password itself. */
  @Override
  public String toString() {
    return "Password";
  }

  /** The 30,000 that were most often found where passwords leaked; read when first needed. */
  private static final class Common {

    static final Set<String> ALL = read();

    private static Set<String> read() {
      try {
        Dictionary found = StandardDictionaries.PASSWORDS_LOADER.load();
        return Set.copyOf(found.getFrequencies());
      } catch (IOException e) {
        throw new UncheckedIOException("the list of common passwords cannot be read", e);
      }
    }
  }
}
