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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts each request before anything else is looked at, and says in each answer how many may
 * follow: a known key's or person's on their own, all others by the address they come from. Each
 * dialect registers its own, ahead of all other filters.
 */
public abstract class RateLimitFilter implements ContainerRequestFilter, ContainerResponseFilter {

  /** Ahead of whatever else refuses requests. */
  public static final int FIRST = 100;

  private static final String VERDICT = RateLimitFilter.class.getName();
  private static final String AWAY = VERDICT + ".away";
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

  @Override
  public void filter(ContainerRequestContext request) {
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
      headers(verdict, response.getStatus())
          .forEach((name, value) -> response.getHeaders().putSingle(name, value));
    }
  }

  /** What an answer of this status says of the verdict. */
  static Map<String, String> headers(Verdict verdict, int status) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(LIMIT, String.valueOf(verdict.limit()));
    headers.put("X-RateLimit-Remaining", String.valueOf(verdict.remaining()));
    headers.put("X-RateLimit-Reset", String.valueOf(verdict.reset().getEpochSecond()));
    if (!verdict.granted() && status == TOO_MANY_REQUESTS) {
      headers.put(HttpHeaders.RETRY_AFTER, String.valueOf(verdict.retrySeconds()));
    }
    return headers;
  }

  /** Fails at once where the database was just found away: nobody waits for it twice. */
  static void requireDatabase(ContainerRequestContext request) {
    if (request.getProperty(AWAY) instanceof RuntimeException away) {
      throw away;
    }
  }

  /** Whose request it is, if that was found when it was counted. */
  static Optional<Caller> caller(ContainerRequestContext request) {
    return Optional.ofNullable((Caller) request.getProperty(CALLER));
  }

  /** Whose request it is; that a credential does not open the address is not decided here. */
  private Optional<Caller> recognise(ContainerRequestContext request) {
    try {
      Optional<Caller> caller = Credentials.of(request).map(this::recognised);
      caller.ifPresent(known -> request.setProperty(CALLER, known));
      return caller;
    } catch (RuntimeException e) {
      // Unknown, or the database is away: whoever needs the caller will say so.
      if (Database.isAway(e)) {
        request.setProperty(AWAY, e);
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
