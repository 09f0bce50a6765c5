package io.quietzone.api;

import io.quietzone.limits.RateLimited;
import io.quietzone.limits.RateLimits;
import io.quietzone.limits.Verdict;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Answers what does not get as far as its dialect, in the dialect's shape. Under {@code /api/} it
 * is counted by the address it comes from, like whatever has no credential that is known, and says
 * so.
 */
@Singleton
class EarlyRefusals {

  private final RateLimits limits;
  private final ClientAddress client;

  @Inject
  EarlyRefusals(RateLimits limits, ClientAddress client) {
    this.limits = limits;
    this.client = client;
  }

  /**
   * Answers a request.
   *
   * @param path as the client sent it, starting with one slash
   * @param message a sentence for the caller
   */
  void answer(
      String path,
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      String message)
      throws IOException {
    Dialect dialect = Dialect.of(path);
    if (!path.startsWith(DialectFilter.API) || response.containsHeader(RateLimitFilter.LIMIT)) {
      write(dialect, response, status, message);
      return;
    }
    Verdict verdict = limits.take(client.of(request));
    RateLimitFilter.tell(verdict, response::setHeader);
    try {
      verdict.require();
      write(dialect, response, status, message);
    } catch (RateLimited tooFast) {
      response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(verdict.retrySeconds()));
      write(
          dialect,
          response,
          RateLimitFilter.TOO_MANY_REQUESTS,
          String.valueOf(tooFast.getMessage()));
    }
  }

  private static void write(
      Dialect dialect, HttpServletResponse response, int status, String message)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/json");
    response.getOutputStream().write(dialect.errorBody(message).getBytes(StandardCharsets.UTF_8));
  }
}
