package io.quietzone.usage;

import io.quietzone.problem.TryLater;
import java.time.Duration;

/** The month's quota is used up. */
public final class QuotaExhausted extends TryLater {

  private static final long serialVersionUID = 1L;

  /**
   * Refuses.
   *
   * @param rest of the month
   */
  QuotaExhausted(Payer payer, Duration rest) {
    super(
        "Plan '"
            + payer.plan().id()
            + "' has "
            + payer.plan().rendersPerMonth().orElse(payer.quota().orElse(0))
            + " renders a month, and not enough are left. The quota starts anew on the 1st, 00:00"
            + " UTC.",
        rest);
  }
}
