package io.quietzone.api;

import com.github.f4b6a3.ulid.Ulid;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Gives every answer, errors too, an id to quote: a ULID in {@code X-Request-Id}. */
public final class RequestIdFilter implements Filter {

  static final String HEADER = "X-Request-Id";

  private static final String NONE = "none";

  private static final ThreadLocal<String> CURRENT = ThreadLocal.withInitial(() -> NONE);

  /** The id of the request that this thread answers, for the log. */
  static String current() {
    return CURRENT.get();
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String id = Ulid.fast().toString();
    ((HttpServletResponse) response).setHeader(HEADER, id);
    CURRENT.set(id);
    try {
      chain.doFilter(request, response);
    } finally {
      // Not removed, which would leave each request of this thread to make room for it again.
      CURRENT.set(NONE);
    }
  }
}
