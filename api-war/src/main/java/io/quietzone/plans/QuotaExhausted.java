package io.quietzone.plans;

import io.quietzone.problem.Problem;

/** The month's quota is used up. */
public final class QuotaExhausted extends Problem {

  private static final long serialVersionUID = 1L;

  QuotaExhausted(Plan plan, long limit) {
    super(
        Kind.EXHAUSTED,
        "Plan '"
            + plan.id()
            + "' has "
            + limit
            + " renders a month, and all are used. The quota starts anew on the 1st, 00:00 UTC.");
  }
}
