package io.quietzone.api.scan;

import io.quietzone.api.DatabaseLog;
import io.quietzone.database.Database;
import io.quietzone.problem.TryLater;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What a visitor sees when a scan could not be answered: a page of ours, whatever went wrong. */
@Singleton
class Failures {

  private static final Logger LOG = System.getLogger(Failures.class.getName());

  private static final long RETRY_SECONDS = 2;

  private final Pages pages;

  @Inject
  Failures(Pages pages) {
    this.pages = pages;
  }

  void answer(RuntimeException failure, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.isAsyncStarted()) {
      LOG.log(Level.ERROR, "A scan could not be recorded", failure);
      // Which is no fault of the visitor's: the answer that is ready leads on.
      request.getAsyncContext().complete();
    } else if (failure instanceof TryLater busy) {
      send(Page.TOO_MANY_TRIES, busy.after().toSeconds(), request, response);
    } else {
      log(failure);
      send(Page.UNAVAILABLE, RETRY_SECONDS, request, response);
    }
  }

  private static void log(RuntimeException failure) {
    if (Database.isAway(failure)) {
      DatabaseLog.away(failure);
    } else {
      LOG.log(Level.ERROR, "A scan could not be answered", failure);
    }
  }

  private void send(
      Page page, long retrySeconds, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Retry-After", Long.toString(retrySeconds));
    pages.send(page, request, response);
  }
}
