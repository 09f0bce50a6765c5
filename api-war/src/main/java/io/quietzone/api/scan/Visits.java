package io.quietzone.api.scan;

import io.quietzone.scans.Visit;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** What a request tells of who scanned. */
@Singleton
class Visits {

  @Inject
  Visits() {}

  Visit of(HttpServletRequest request) {
    return new Visit(
        request.getRemoteAddr(),
        orEmpty(request.getHeader("User-Agent")),
        orEmpty(request.getHeader("Referer")),
        orEmpty(request.getHeader("Accept-Language")),
        "",
        request.getMethod().equals("HEAD"));
  }

  private static String orEmpty(@Nullable String header) {
    return header == null ? "" : header;
  }
}
