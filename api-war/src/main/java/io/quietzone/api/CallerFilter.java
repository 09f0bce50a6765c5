package io.quietzone.api;

import io.quietzone.accounts.Caller;
import io.quietzone.accounts.Role;
import io.quietzone.accounts.Scope;
import io.quietzone.accounts.Workspaces;
import io.quietzone.api.Credentials.AccessToken;
import io.quietzone.api.Credentials.Credential;
import io.quietzone.keys.Keys;
import io.quietzone.operator.OperatorToken;
import io.quietzone.problem.Problem;
import io.quietzone.sessions.AccessTokens;
import io.quietzone.signatures.Signatures;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

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
  @Inject private AccessTokens accessTokens;
  @Inject private Signatures signatures;
  @Inject private Workspaces workspaces;
  @Inject private OperatorToken operator;
  @Inject private CurrentCaller current;

  @Context private ResourceInfo resource;

  /** What resources say, read once: it does not change. */
  private final Map<Operation, Optional<Access>> accesses = new ConcurrentHashMap<>();

  /** A method of a resource, which may have inherited it. */
  private record Operation(Class<?> of, Method method) {}

  @Override
  public void filter(ContainerRequestContext request) {
    Optional<Access> access = access();
    if (access.isEmpty()) {
      return;
    }
    if (access.get().value() == Access.By.OPERATOR) {
      operator.require(Credentials.token(request.getHeaderString(HttpHeaders.AUTHORIZATION)));
      return;
    }
    RateLimitFilter.requireNoFailure(request);
    Caller caller = caller(access.get(), request);
    if (!access.get().evenSuspended()) {
      workspaces.requireActive(caller.workspaceId());
    }
    current.set(caller);
  }

  private Optional<Access> access() {
    return accesses.computeIfAbsent(
        new Operation(resource.getResourceClass(), resource.getResourceMethod()),
        CallerFilter::access);
  }

  /** Who may call; empty for everybody. What a method says goes before what its class says. */
  private static Optional<Access> access(Operation operation) {
    for (AnnotatedElement element : new AnnotatedElement[] {operation.method(), operation.of()}) {
      if (element.isAnnotationPresent(Public.class)) {
        return Optional.empty();
      }
      if (element.isAnnotationPresent(Access.class)) {
        return Optional.of(element.getAnnotation(Access.class));
      }
    }
    throw new IllegalStateException(operation + " has no @Access");
  }

  private Caller caller(Access access, ContainerRequestContext request) {
    if (access.value() == Access.By.SIGNATURE) {
      return signatures.authenticate(request.getUriInfo().getRequestUri().getRawQuery());
    }
    Access.By by = access.value();
    Credential credential =
        Credentials.of(request::getHeaderString).orElseThrow(() -> new MissingCredential(ask(by)));
    Optional<Caller> known = RateLimitFilter.caller(request);
    return credential instanceof Credentials.Key key
        ? program(by, key, known)
        : member(access, (AccessToken) credential, known);
  }

  private Caller program(Access.By by, Credentials.Key key, Optional<Caller> known) {
    if (by == Access.By.PERSON) {
      throw new MissingCredential(ask(by));
    }
    Caller.Program program =
        known
            .filter(Caller.Program.class::isInstance)
            .map(Caller.Program.class::cast)
            .orElseGet(() -> keys.authenticate(key.raw()));
    if (by != Access.By.KEY && program.scope() != Scope.FULL) {
      throw new InsufficientScope();
    }
    return program;
  }

  private Caller member(Access access, AccessToken token, Optional<Caller> known) {
    if (access.value() == Access.By.KEY || access.value() == Access.By.FULL_KEY) {
      throw new MissingCredential(ask(access.value()));
    }
    Caller.Member member =
        known
            .filter(Caller.Member.class::isInstance)
            .map(Caller.Member.class::cast)
            .orElseGet(() -> accessTokens.authenticate(token.raw()));
    if (!member.role().includes(access.role())) {
      throw new InsufficientRole(access.role(), member.role());
    }
    return member;
  }

  private static String ask(Access.By by) {
    return switch (by) {
      case KEY, FULL_KEY ->
          "Send your API key, as 'X-Api-Key: <key>' or 'Authorization: Bearer <key>'.";
      case FULL_KEY_OR_PERSON ->
          "Send your API key, as 'X-Api-Key: <key>', or sign in and send the access token, as"
              + " 'Authorization: Bearer <token>'.";
      case PERSON, OPERATOR ->
          "Sign in: this address takes an access token, as 'Authorization: Bearer <token>'.";
      case SIGNATURE -> "This address takes its credential from its own query.";
    };
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

  /** The role is too low. */
  static final class InsufficientRole extends Problem {

    private static final long serialVersionUID = 1L;

    InsufficientRole(Role needed, Role own) {
      super(
          Kind.FORBIDDEN,
          "This takes the role '"
              + name(needed)
              + "' in the workspace, or a higher one; yours is '"
              + name(own)
              + "'.");
    }

    private static String name(Role role) {
      return role.name().toLowerCase(Locale.ROOT);
    }
  }

  /** The request carries no credential, or none of the kind that is taken here. */
  static final class MissingCredential extends Problem {

    private static final long serialVersionUID = 1L;

    MissingCredential(String ask) {
      super(Kind.UNAUTHENTICATED, ask);
    }
  }
}
