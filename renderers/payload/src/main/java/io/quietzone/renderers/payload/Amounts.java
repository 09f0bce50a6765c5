package io.quietzone.renderers.payload;

import java.math.BigDecimal;

/** Amounts of money in a currency with cents. */
final class Amounts {

  private static final BigDecimal MIN = new BigDecimal("0.01");
  private static final BigDecimal MAX = new BigDecimal("999999999.99");

  private Amounts() {}

  /** Refuses amounts out of 0.01 to 999999999.99, and fractions of a cent. */
  static void check(BigDecimal amount) {
    boolean inRange = amount.compareTo(MIN) >= 0 && amount.compareTo(MAX) <= 0;
    if (!inRange || amount.stripTrailingZeros().scale() > 2) {
      throw new InvalidPayloadException(
          "amount", "Send an amount from 0.01 to 999999999.99 with at most two decimals.");
    }
  }
}
