package io.quietzone.api.scan;

import io.quietzone.codes.LiveCode;
import io.quietzone.scans.Outcome;
import io.quietzone.scans.Scans;
import io.quietzone.scans.Visit;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * {@code /q/{short_id}} and {@code /r/{id}}: a scan, answered with where the code leads now, once
 * it is recorded; with a {@code +} behind the id, a page that shows where it would lead.
 */
@WebServlet(
    urlPatterns = {"/q/*", "/r/*"},
    asyncSupported = true)
public class ScanServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final Set<String> METHODS = Set.of("GET", "HEAD", "OPTIONS", "POST");

  private static final int MAX_FORM_BYTES = 4096;

  @Inject private transient Scans scans;
  @Inject private transient Visits visits;
  @Inject private transient Pages pages;
  @Inject private transient Failures failures;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    try {
      if (METHODS.contains(request.getMethod())) {
        super.service(request, response);
      } else {
        refuse(response);
      }
    } catch (RuntimeException e) {
      failures.answer(e, request, response);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String id = id(request);
    if (id.endsWith("+")) {
      preview(id.substring(0, id.length() - 1), request, response);
    } else {
      Visit visit = visits.of(request);
      answer(scans.follow(id, visit), visit, request, response);
    }
  }

  /** Answered as a GET would be, and counted apart: nobody looks at it. */
  @Override
  protected void doHead(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    doGet(request, response);
  }

  /** A password, from the form of its page. */
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String id = id(request);
    Visit visit = visits.of(request);
    long length = request.getContentLengthLong();
    if (!(scans.preview(id, visit) instanceof Outcome.Locked)) {
      refuse(response);
      return;
    }
    if (length < 0 || length > MAX_FORM_BYTES) {
      response.sendError(
          length < 0
              ? HttpServletResponse.SC_LENGTH_REQUIRED
              : HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
      return;
    }
    answer(scans.unlock(id, visit, password(request)), visit, request, response);
  }

  /** Empty where there is none, and where body or query have an escape that cannot be read. */
  private static String password(HttpServletRequest request) {
    try {
      String password = request.getParameter("password");
      return password == null ? "" : password;
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private void answer(
      Outcome outcome, Visit visit, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (outcome instanceof Outcome.Leads leads) {
      response.setStatus(HttpServletResponse.SC_FOUND);
      response.setHeader("Location", leads.url());
      response.setHeader("Cache-Control", "no-store");
      AsyncContext waiting = request.startAsync();
      // The journal always settles; the container's own timer would cost each scan a lock.
      waiting.setTimeout(0);
      scans.record(leads, visit, () -> complete(waiting));
    } else {
      pages.send(page(outcome), request, response);
    }
  }

  private static void complete(AsyncContext waiting) {
    try {
      waiting.complete();
    } catch (IllegalStateException e) {
      // Whoever scanned has gone; the scan is recorded all the same.
    }
  }

  private void preview(String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Outcome outcome = scans.preview(id, visits.of(request));
    if (outcome instanceof Outcome.Leads leads) {
      pages.sendPreview(leads.url(), request, response);
    } else {
      pages.send(page(outcome), request, response);
    }
  }

  private static Page page(Outcome outcome) {
    if (outcome instanceof Outcome.Closed closed) {
      return page(closed.state());
    }
    if (outcome instanceof Outcome.Locked) {
      return Page.LOCKED;
    }
    if (outcome instanceof Outcome.WrongPassword) {
      return Page.WRONG_PASSWORD;
    }
    if (outcome instanceof Outcome.TooManyTries) {
      return Page.TOO_MANY_TRIES;
    }
    return outcome instanceof Outcome.OverAllowance ? Page.OVER_ALLOWANCE : Page.UNKNOWN;
  }

  private static Page page(LiveCode.State state) {
    return switch (state) {
      case DELETED -> Page.DELETED;
      case PAUSED -> Page.PAUSED;
      case NOT_STARTED -> Page.NOT_STARTED;
      case EXPIRED -> Page.EXPIRED;
      case USED_UP, LEADING -> Page.USED_UP;
    };
  }

  private static void refuse(HttpServletResponse response) throws IOException {
    // RFC 9110, section 15.5.6, asks for it.
    response.setHeader("Allow", "GET, HEAD, OPTIONS");
    response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
  }

  private static String id(HttpServletRequest request) {
    String path = request.getPathInfo() == null ? "/" : request.getPathInfo();
    int end = path.length() > 1 && path.endsWith("/") ? path.length() - 1 : path.length();
    return path.substring(1, end);
  }
}
