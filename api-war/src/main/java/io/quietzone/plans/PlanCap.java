package io.quietzone.plans;

import io.quietzone.problem.Problem;

/** The plan does not allow what was asked for; a larger one may. */
public final class PlanCap extends Problem {

  private static final long serialVersionUID = 1L;

  PlanCap(Plan plan, String allowed) {
    super(Kind.FORBIDDEN, "Plan '" + plan.id() + "' " + allowed);
  }
}
