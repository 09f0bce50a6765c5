package io.quietzone.api.studio;

import io.quietzone.api.CurrentCaller;
import io.quietzone.keys.Scope;
import io.quietzone.plans.Plans;
import io.quietzone.problem.Problem;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** The Studio dialect is for keys of full scope, on plans that have it. */
@Provider
@Singleton
@Priority(Priorities.AUTHORIZATION)
public class StudioAccess implements ContainerRequestFilter {

  // By field: JAX-RS takes only constructors without parameters for its providers.
  @Inject private CurrentCaller caller;
  @Inject private Plans plans;

  @Override
  public void filter(ContainerRequestContext request) {
    if (!plans.get(caller.get().plan()).studio()) {
      throw new Refused(
          "Plan '" + caller.get().plan() + "' does not include this API; a larger plan does.");
    }
    if (caller.get().scope() != Scope.FULL) {
      throw new Refused(
          "This key may only render: use one that starts with " + Scope.FULL.prefix() + ".");
    }
  }

  /** The key, or the plan behind it, does not open this dialect. */
  private static final class Refused extends Problem {

    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(Kind.FORBIDDEN, message);
    }
  }
}
