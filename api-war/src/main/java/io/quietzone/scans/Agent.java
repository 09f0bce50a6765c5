package io.quietzone.scans;

/**
 * What a user agent says of itself.
 *
 * @param device {@code mobile}, {@code tablet}, {@code desktop}, {@code other} or {@code bot}
 * @param system the operating system's family, such as {@code iOS}; empty if it is not known
 * @param browser the browser's family, such as {@code Mobile Safari}; empty if it is not known
 */
record Agent(String device, String system, String browser) {

  static final String BOT = "bot";

  boolean isBot() {
    return device.equals(BOT);
  }
}
