package io.quietzone.usage;

import io.quietzone.problem.Problem;

/** The month's quota is used up. */
public final class QuotaExhausted extends Problem {

  private static final long serialVersionUID = 1L;

  QuotaExhausted(Payer payer) {
    super(
        Kind.EXHAUSTED,
        "Plan '"
            + payer.plan().id()
            + "' has "
            + payer.plan().rendersPerMonth().orElse(payer.quota().orElse(0))
            + " renders a month, and not enough are left. The quota starts anew on the 1st, 00:00"
            + " UTC.");
  }
}
