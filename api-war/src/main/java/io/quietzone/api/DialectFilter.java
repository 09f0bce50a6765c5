package io.quietzone.api;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Hands each request to its dialect's JAX-RS application, and sees to it that whatever happens
 * there ends in an answer of that dialect's shape. Servlets outside {@code /api/} are let through.
 */
public final class DialectFilter implements Filter {

  private static final Logger LOG = System.getLogger(DialectFilter.class.getName());

  static final String API = "/api/";

  /** What answers outside {@code /api/}, by a servlet of its own. */
  private static final Pattern OWN_SERVLET = Pattern.compile("/openapi\\.json|/[qr]/[^/]+/?");

  /** Path parameters and dot segments, encoded or not: none of our paths has any. */
  private static final Pattern DISGUISED =
      Pattern.compile(";|%3b|(^|/)(\\.|%2e){1,2}(/|$)", Pattern.CASE_INSENSITIVE);

  private static final int UPGRADE_REQUIRED = 426;

  @Inject private ClientAddress client;
  @Inject private EarlyRefusals refusals;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isShortLink(((HttpServletRequest) request).getRequestURI())) {
      chain.doFilter(request, response);
    } else {
      route((HttpServletRequest) request, (HttpServletResponse) response, chain);
    }
  }

  /** The usual scan, told without the expressions below: it is by far the most frequent request. */
  private static boolean isShortLink(String uri) {
    boolean link =
        uri.length() > 3
            && uri.charAt(0) == '/'
            && (uri.charAt(1) == 'q' || uri.charAt(1) == 'r')
            && uri.charAt(2) == '/';
    int end = uri.endsWith("/") ? uri.length() - 1 : uri.length();
    for (int i = 3; link && i < end; i++) {
      char c = uri.charAt(i);
      link = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+';
    }
    return link && end > 3;
  }

  private void route(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = withoutDoubledSlash(request.getRequestURI());
    Dialect dialect = Dialect.of(path);
    Optional<String> unreadable = CredentialHeaders.refusal(request);
    try {
      if (DISGUISED.matcher(path).find()) {
        refusals.answer(
            path, request, response, HttpServletResponse.SC_NOT_FOUND, Failure.NOTHING_HERE);
      } else if (path.startsWith(API) && !client.isConfidential(request)) {
        // RFC 9110, section 15.5.22, asks for the header.
        response.setHeader("Upgrade", "TLS/1.2, HTTP/1.1");
        response.setHeader("Connection", "Upgrade");
        refusals.answer(
            path,
            request,
            response,
            UPGRADE_REQUIRED,
            "Use https: the API is not open in the clear.");
      } else if (path.startsWith(API) && unreadable.isPresent()) {
        refusals.answer(
            path, request, response, HttpServletResponse.SC_BAD_REQUEST, unreadable.get());
      } else if (path.startsWith(API)) {
        answer(dialect.innerPath() + path.substring(API.length() - 1), request, response, chain);
      } else if (OWN_SERVLET.matcher(path).matches()) {
        chain.doFilter(request, response);
      } else {
        refusals.answer(
            path, request, response, HttpServletResponse.SC_NOT_FOUND, Failure.NOTHING_HERE);
      }
    } catch (IOException | ServletException | RuntimeException e) {
      LOG.log(
          Level.ERROR,
          "Request " + response.getHeader(RequestIdFilter.HEADER) + " failed outside its dialect",
          e);
      if (!response.isCommitted()) {
        response.resetBuffer();
        refusals.answer(
            path,
            request,
            response,
            HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
            Failure.OUR_FAULT);
      }
    }
  }

  /** Goes on where the client looked, which costs less, or else elsewhere. */
  private static void answer(
      String inner, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (inner.equals(request.getRequestURI())) {
      chain.doFilter(request, response);
    } else {
      // The container drops the query of the first request unless the inner path brings it.
      String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
      request.getRequestDispatcher(inner + query).forward(request, response);
    }
  }

  /** The path by which a request finds its dialect. */
  static String withoutDoubledSlash(String requestUri) {
    return requestUri.startsWith("//") ? requestUri.replaceFirst("^/{2,}", "/") : requestUri;
  }
}
