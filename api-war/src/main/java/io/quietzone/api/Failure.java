package io.quietzone.api;

import io.quietzone.database.Database;
import io.quietzone.problem.InvalidFields;
import io.quietzone.problem.InvalidFields.Finding;
import io.quietzone.problem.Problem;
import io.quietzone.problem.TryLater;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.TreeSet;

/**
 * A failure sorted: what both dialects say of it, before each gives it its shape.
 *
 * @param status of HTTP
 * @param message a sentence for the caller; the fields' messages in one line where there are any
 * @param fields what is wrong with which field; empty unless the failure is about fields
 * @param headers that the status asks for
 */
public record Failure(
    int status, String message, Map<String, Finding> fields, Map<String, String> headers) {

  private static final Logger LOG = System.getLogger(Failure.class.getName());

  static final String NOTHING_HERE = "There is nothing at this address.";
  static final String OUR_FAULT =
      "Something went wrong on our side. Try again, and quote the X-Request-Id if it stays.";

  /** When a database that is away is worth another try, in seconds. */
  public static final String RETRY_SECONDS = "2";

  /** Sorts whatever was thrown; what is our own fault is logged, and told in general terms only. */
  public static Failure of(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof Problem problem) {
        return ofProblem(problem);
      }
    }
    if (Database.isAway(thrown)) {
      DatabaseLog.away(thrown);
      return new Failure(
          503,
          "The database is away for the moment. Try again shortly.",
          Map.of(),
          Map.of(HttpHeaders.RETRY_AFTER, RETRY_SECONDS));
    }
    if (thrown instanceof WebApplicationException web && web.getResponse().getStatus() < 500) {
      return ofJaxRs(web);
    }
    LOG.log(
        Level.ERROR, "Request " + RequestIdFilter.current() + " failed by our own fault", thrown);
    return plain(500, OUR_FAULT);
  }

  private static Failure ofProblem(Problem problem) {
    int status =
        switch (problem.kind()) {
          case INVALID -> 400;
          case UNAUTHENTICATED -> 401;
          case PAYMENT_REQUIRED -> 402;
          case FORBIDDEN -> 403;
          case NOT_FOUND -> 404;
          case CONFLICT -> 409;
          case TOO_LARGE -> 413;
          case EXHAUSTED -> 429;
        };
    Map<String, String> headers = headers(problem);
    Map<String, Finding> fields =
        problem instanceof InvalidFields invalid ? invalid.findings() : Map.of();
    return new Failure(status, String.valueOf(problem.getMessage()), fields, headers);
  }

  private static Map<String, String> headers(Problem problem) {
    if (problem instanceof TryLater later) {
      return Map.of(HttpHeaders.RETRY_AFTER, String.valueOf(later.after().toSeconds()));
    }
    return problem.kind() == Problem.Kind.UNAUTHENTICATED
        // RFC 9110, section 11.6.1. Not Basic: a browser would ask for a password.
        ? Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Quietzone\"")
        : Map.of();
  }

  private static Failure ofJaxRs(WebApplicationException thrown) {
    Response response = thrown.getResponse();
    return switch (response.getStatus()) {
      case 404 -> plain(404, NOTHING_HERE);
      case 405 -> notAllowed(response);
      case 406 -> plain(406, "This address does not answer with the media type asked for.");
      case 415 -> plain(415, "Send the body as Content-Type: application/json.");
      default -> plain(response.getStatus(), response.getStatusInfo().getReasonPhrase() + ".");
    };
  }

  private static Failure notAllowed(Response response) {
    String allowed = String.join(", ", new TreeSet<>(response.getAllowedMethods()));
    return new Failure(
        405,
        "This address does not take that method; it takes: " + allowed + ".",
        Map.of(),
        Map.of(HttpHeaders.ALLOW, allowed));
  }

  private static Failure plain(int status, String message) {
    return new Failure(status, message, Map.of(), Map.of());
  }
}
