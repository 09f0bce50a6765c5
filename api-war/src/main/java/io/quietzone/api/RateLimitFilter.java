package io.quietzone.api;

import io.quietzone.accounts.Caller;
import io.quietzone.database.Database;
import io.quietzone.keys.Keys;
import io.quietzone.limits.RateLimits;
import io.quietzone.limits.Verdict;
import io.quietzone.sessions.AccessTokens;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Counts each request before anything else is looked at, and says in each answer how many may
 * follow: a known key's or person's on their own, all others by the address they come from. Each
 * dialect registers its own, ahead of all other filters.
 */
public abstract class RateLimitFilter implements ContainerRequestFilter, ContainerResponseFilter {

  /** Ahead of whatever else refuses requests. */
  public static final int FIRST = 100;

  private static final String VERDICT = RateLimitFilter.class.getName();
  private static final String FAILURE = VERDICT + ".failure";
  private static final String CALLER = VERDICT + ".caller";

  /** It is asked often, by what must not be told to wait. */
  private static final String LIVENESS = "health";

  static final String LIMIT = "X-RateLimit-Limit";

  static final int TOO_MANY_REQUESTS = 429;

  // By field: JAX-RS takes only constructors without parameters for its providers.
  @Inject private RateLimits limits;
  @Inject private Keys keys;
  @Inject private AccessTokens accessTokens;
  @Inject private ClientAddress address;

  @Context private HttpServletRequest servletRequest;

  /** Counts a request of a caller at the dialect's rate. */
  protected abstract Verdict take(RateLimits all, Caller caller);

  /** Notes that a request was counted before it came here: it is not counted again. */
  public static void counted(HttpServletRequest request, Caller caller, Verdict verdict) {
    request.setAttribute(VERDICT, verdict);
    request.setAttribute(CALLER, caller);
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getProperty(VERDICT) instanceof Verdict counted) {
      counted.require();
      return;
    }
    String path = request.getUriInfo().getPath();
    if (path.contains(LIVENESS) && path.replace("/", "").equals(LIVENESS)) {
      return;
    }
    Verdict verdict =
        recognise(request)
            .map(caller -> take(limits, caller))
            .orElseGet(() -> limits.take(address.of(servletRequest)));
    request.setProperty(VERDICT, verdict);
    verdict.require();
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(VERDICT) instanceof Verdict verdict) {
      tell(verdict, response.getHeaders()::putSingle);
      if (!verdict.granted() && response.getStatus() == TOO_MANY_REQUESTS) {
        response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, verdict.retrySeconds());
      }
    }
  }

  /**
   * Says how many requests may follow.
   *
   * @param header takes the name of a header and its value
   */
  public static void tell(Verdict verdict, BiConsumer<String, String> header) {
    header.accept(LIMIT, String.valueOf(verdict.limit()));
    header.accept("X-RateLimit-Remaining", String.valueOf(verdict.remaining()));
    header.accept("X-RateLimit-Reset", String.valueOf(verdict.reset().getEpochSecond()));
  }

  /** Notes what a request failed by before it came here: it is not tried again. */
  public static void failed(HttpServletRequest request, RuntimeException failure) {
    request.setAttribute(FAILURE, failure);
  }

  /** Fails at once where the database was just found away: nobody waits for it twice. */
  static void requireNoFailure(ContainerRequestContext request) {
    if (request.getProperty(FAILURE) instanceof RuntimeException failure) {
      throw failure;
    }
  }

  /** Whose request it is, if that was found when it was counted. */
  static Optional<Caller> caller(ContainerRequestContext request) {
    return Optional.ofNullable((Caller) request.getProperty(CALLER));
  }

  /** Whose request it is; that a credential does not open the address is not decided here. */
  private Optional<Caller> recognise(ContainerRequestContext request) {
    if (request.getProperty(FAILURE) != null) {
      return Optional.empty();
    }
    try {
      Optional<Caller> caller = Credentials.of(request::getHeaderString).map(this::recognised);
      caller.ifPresent(known -> request.setProperty(CALLER, known));
      return caller;
    } catch (RuntimeException e) {
      // Unknown, or the database is away: whoever needs the caller will say so.
      if (Database.isAway(e)) {
        request.setProperty(FAILURE, e);
      }
      return Optional.empty();
    }
  }

  private Caller recognised(Credentials.Credential credential) {
    return credential instanceof Credentials.Key key
        ? keys.authenticate(key.raw())
        : accessTokens.authenticate(((Credentials.AccessToken) credential).raw());
  }
}
