package io.quietzone.renderers.bench;

import java.util.Random;

/** URLs of one length, in turn; enough of them that no branch predictor learns them by heart. */
final class Payloads {

  private static final int COUNT = 1024;
  private static final String START = "https://quietzone.example/q/";
  private static final String ALPHABET =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";

  private final String[] texts = new String[COUNT];
  private int next;

  /**
   * Makes the URLs, the same in every run.
   *
   * @param length in bytes, more than 28
   */
  Payloads(int length) {
    Random random = new Random(length);
    for (int i = 0; i < COUNT; i++) {
      StringBuilder text = new StringBuilder(START);
      while (text.length() < length) {
        text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
      texts[i] = text.toString();
    }
  }

  String next() {
    next = (next + 1) % COUNT;
    return texts[next];
  }
}
