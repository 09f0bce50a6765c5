package io.quietzone.plans;

import io.quietzone.problem.Problem;

/** On this plan it cannot be changed any more where a code leads; on a larger one it can. */
public final class EditsUsedUp extends Problem {

  private static final long serialVersionUID = 1L;

  EditsUsedUp(Plan plan, long limit) {
    super(
        Kind.PAYMENT_REQUIRED,
        "Plan '"
            + plan.id()
            + "' allows "
            + limit
            + (limit == 1 ? " change" : " changes")
            + " of a code's destination in its life. A larger plan allows more.");
  }
}
