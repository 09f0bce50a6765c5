package io.quietzone.api;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /openapi.json}: always JSON, whatever the client accepts. */
@WebServlet(urlPatterns = "/openapi.json")
public class OpenApiServlet extends ReadOnlyServlet {

  private static final long serialVersionUID = 1L;

  @Inject private transient OpenApiDocument document;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("application/json");
    response.getOutputStream().write(document.json());
  }
}
