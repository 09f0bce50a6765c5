package io.quietzone.renderers.payload;

import java.math.BigDecimal;

/** Amounts of money in a currency with cents. */
final class Amounts {

  private static final BigDecimal MAX = new BigDecimal("999999999.99");

  private Amounts() {}

  /**
   * Refuses amounts out of {@code min} to 999999999.99, and fractions of a cent.
   *
   * @param min the least amount, written with its cents
   */
  static void check(BigDecimal amount, BigDecimal min) {
    boolean inRange = amount.compareTo(min) >= 0 && amount.compareTo(MAX) <= 0;
    if (!inRange || amount.stripTrailingZeros().scale() > 2) {
      throw new InvalidPayloadException(
          "amount", "Send an amount from " + min + " to " + MAX + " with at most two decimals.");
    }
  }
}
