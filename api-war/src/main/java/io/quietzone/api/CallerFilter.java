package io.quietzone.api;

import io.quietzone.accounts.Caller;
import io.quietzone.accounts.Scope;
import io.quietzone.keys.Keys;
import io.quietzone.problem.Problem;
import io.quietzone.signatures.Signatures;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Optional;

/**
 * Lets a request through to a resource only when its credential is known and opens it, unless the
 * resource is public.
 */
@Provider
@Singleton
@Priority(Priorities.AUTHENTICATION)
public class CallerFilter implements ContainerRequestFilter {

  // By field: JAX-RS takes only constructors without parameters for its providers.
  @Inject private Keys keys;
  @Inject private Signatures signatures;
  @Inject private CurrentCaller current;

  @Context private ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    if (annotation(Public.class).isPresent()) {
      return;
    }
    Access access =
        annotation(Access.class)
            .orElseThrow(
                () -> new IllegalStateException(resource.getResourceClass() + " has no @Access"));
    current.set(caller(access, request));
  }

  private Caller caller(Access access, ContainerRequestContext request) {
    if (access.value() == Access.By.SIGNATURE) {
      return signatures.authenticate(request.getUriInfo().getRequestUri().getRawQuery());
    }
    Caller.Program program = keys.authenticate(Credentials.key(request));
    if (access.value() != Access.By.KEY && program.scope() != Scope.FULL) {
      throw new InsufficientScope();
    }
    return program;
  }

  private <A extends Annotation> Optional<A> annotation(Class<A> type) {
    Method method = resource.getResourceMethod();
    return Optional.ofNullable(method.getAnnotation(type))
        .or(() -> Optional.ofNullable(resource.getResourceClass().getAnnotation(type)));
  }

  /** The key may render only. */
  static final class InsufficientScope extends Problem {

    private static final long serialVersionUID = 1L;

    InsufficientScope() {
      super(
          Kind.FORBIDDEN,
          "This key may only render: use one that starts with " + Scope.FULL.prefix() + ".");
    }
  }
}
