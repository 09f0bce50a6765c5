package io.quietzone.api;

import io.quietzone.keys.Keys;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/**
 * Lets a request through to a resource only when its key is known, unless the resource is public.
 */
@Provider
@Singleton
@Priority(Priorities.AUTHENTICATION)
public class CallerFilter implements ContainerRequestFilter {

  // By field: JAX-RS takes only constructors without parameters for its providers.
  @Inject private Keys keys;
  @Inject private CurrentCaller current;

  @Context private ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    if (!isPublic()) {
      current.set(keys.authenticate(Credentials.key(request)));
    }
  }

  private boolean isPublic() {
    return resource.getResourceMethod().isAnnotationPresent(Public.class)
        || resource.getResourceClass().isAnnotationPresent(Public.class);
  }
}
