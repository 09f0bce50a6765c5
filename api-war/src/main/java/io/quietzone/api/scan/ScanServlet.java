package io.quietzone.api.scan;

import io.quietzone.api.DatabaseLog;
import io.quietzone.api.ReadOnlyServlet;
import io.quietzone.codes.Codes;
import io.quietzone.codes.Codes.Redirect;
import io.quietzone.codes.Codes.Target;
import io.quietzone.codes.Codes.Unknown;
import io.quietzone.database.Database;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** {@code /q/{short_id}} and {@code /r/{id}}: a scan, answered with where the code leads now. */
@WebServlet(urlPatterns = {"/q/*", "/r/*"})
public class ScanServlet extends ReadOnlyServlet {

  private static final long serialVersionUID = 1L;

  @Inject private transient Codes codes;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer(request, response, true);
  }

  /** A HEAD is a preview, made by a program: it is answered alike, and not counted. */
  @Override
  protected void doHead(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer(request, response, false);
  }

  private void answer(HttpServletRequest request, HttpServletResponse response, boolean counted)
      throws IOException {
    response.setHeader("Cache-Control", "no-store");
    String path = request.getPathInfo() == null ? "" : request.getPathInfo();
    try {
      Target target = codes.scan(path.replaceAll("^/|/$", ""), counted);
      if (target instanceof Redirect redirect) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", redirect.url());
      } else if (target instanceof Unknown) {
        page(response, HttpServletResponse.SC_NOT_FOUND, "There is no such code.");
      } else {
        page(response, HttpServletResponse.SC_GONE, "This code is not in use any more.");
      }
    } catch (RuntimeException e) {
      if (!Database.isAway(e)) {
        throw e;
      }
      DatabaseLog.away(e);
      response.setHeader("Retry-After", "2");
      page(
          response,
          HttpServletResponse.SC_SERVICE_UNAVAILABLE,
          "This code cannot be looked up for the moment. Please try again shortly.");
    }
  }

  private static void page(HttpServletResponse response, int status, String message)
      throws IOException {
    response.setStatus(status);
    response.setContentType("text/html;charset=UTF-8");
    response
        .getOutputStream()
        .write(
            ("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">"
                    + "<meta name=\"viewport\" content=\"width=device-width\">"
                    + "<title>Quietzone</title>"
                    + "<body style=\"font-family:sans-serif;margin:20vh auto;text-align:center\">"
                    + "<p>"
                    + message
                    + "</p></body></html>\n")
                .getBytes(StandardCharsets.UTF_8));
  }
}
