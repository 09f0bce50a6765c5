package io.quietzone.api;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/** A servlet that is only read from; other methods are refused with those that are taken. */
public abstract class ReadOnlyServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final Set<String> METHODS = Set.of("GET", "HEAD", "OPTIONS");

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (METHODS.contains(request.getMethod())) {
      super.service(request, response);
    } else {
      // RFC 9110, section 15.5.6, asks for it.
      response.setHeader("Allow", "GET, HEAD, OPTIONS");
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }
  }
}
