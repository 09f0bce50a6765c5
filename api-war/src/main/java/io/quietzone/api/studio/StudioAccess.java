package io.quietzone.api.studio;

import io.quietzone.api.CurrentCaller;
import io.quietzone.plans.Plans;
import io.quietzone.problem.Problem;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** The Studio dialect is for plans that have it. */
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
  }

  /** The plan does not open this dialect. */
  private static final class Refused extends Problem {

    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(Kind.FORBIDDEN, message);
    }
  }
}
