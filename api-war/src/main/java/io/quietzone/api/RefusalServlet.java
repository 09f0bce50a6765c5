package io.quietzone.api;

import com.github.f4b6a3.ulid.Ulid;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * The error page: gives its dialect's shape to what the runtime turns away by itself, such as a
 * header that cannot be parsed, an encoded slash, or {@code TRACE}. Some of it never gets as far as
 * the filters.
 */
public final class RefusalServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject private transient EarlyRefusals refusals;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int status =
        (Integer)
            Optional.ofNullable(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
                .orElse(HttpServletResponse.SC_NOT_FOUND);
    String path =
        (String)
            Optional.ofNullable(request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI))
                .or(
                    () ->
                        Optional.ofNullable(
                            request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)))
                .orElse("");
    if (!response.containsHeader(RequestIdFilter.HEADER)) {
      response.setHeader(RequestIdFilter.HEADER, Ulid.fast().toString());
    }
    refusals.answer(
        DialectFilter.withoutDoubledSlash(path), request, response, status, message(status));
  }

  private static String message(int status) {
    return switch (status) {
      case HttpServletResponse.SC_NOT_FOUND -> Failure.NOTHING_HERE;
      case HttpServletResponse.SC_METHOD_NOT_ALLOWED ->
          "This address does not take that method; the Allow header names those it takes.";
      case HttpServletResponse.SC_LENGTH_REQUIRED -> "This address wants a Content-Length header.";
      case HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE ->
          "The body is too large: a password's form has at most 4096 bytes.";
      default ->
          status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR
              ? "This request is not taken: its method, its path or one of its headers is not as"
                  + " HTTP has it."
              : Failure.OUR_FAULT;
    };
  }
}
