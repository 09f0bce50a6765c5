package io.quietzone.api.agency;

import io.quietzone.accounts.Caller;
import io.quietzone.accounts.Workspaces;
import io.quietzone.api.Credentials;
import io.quietzone.api.Idempotency;
import io.quietzone.api.RateLimitFilter;
import io.quietzone.database.Database;
import io.quietzone.keys.Keys;
import io.quietzone.limits.RateLimits;
import io.quietzone.limits.Verdict;
import io.quietzone.render.Drawn;
import io.quietzone.render.Rendered;
import io.quietzone.render.Renders;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers a request for a picture whose body was answered before, byte for byte, without reading it
 * again: it is counted, paid and answered as {@link GenerateResource} would, in a third of the
 * time. Whatever is out of the ordinary, a refusal too, is left to the resource, and nothing is
 * taken for it here.
 */
public final class RepeatFilter implements Filter {

  /** Longer bodies are read each time. */
  private static final int MAX_BODY = 8 * 1024;

  /** Who goes over to HTTP/2 by its request does so only if nobody reads the body before. */
  private static final String UPGRADE = "Upgrade";

  private static final String NAME = RepeatFilter.class.getName();

  @Inject private Repeats repeats;
  @Inject private Renders renders;
  @Inject private Keys keys;
  @Inject private Workspaces workspaces;
  @Inject private RateLimits limits;

  /** Whose request was counted, and may go on. */
  private record Counted(Caller caller, Verdict verdict) {}

  /** The name of the request's body, if its answer may be given again. */
  static Optional<ByteBuffer> body(HttpServletRequest request) {
    return Optional.ofNullable((ByteBuffer) request.getAttribute(NAME));
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest sent = (HttpServletRequest) request;
    // Before the body is waited for: nobody holds a thread by sending none, uncounted.
    Optional<Counted> counted = isOrdinary(sent) ? count(sent) : Optional.empty();
    if (counted.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    byte[] body = read(sent);
    ByteBuffer name = Repeats.name(body);
    Optional<Repeats.Read> read = repeats.find(name);
    if (read.isEmpty()
        || !answer(counted.get(), read.get(), sent, (HttpServletResponse) response)) {
      sent.setAttribute(NAME, name);
      chain.doFilter(new ReadRequest(sent, body), response);
    }
  }

  /** Whether nothing but the body and the key shapes the answer. */
  private static boolean isOrdinary(HttpServletRequest request) {
    int length = request.getContentLength();
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return length > 0
        && length <= MAX_BODY
        && request.getMethod().equals("POST")
        && MediaType.APPLICATION_JSON.equalsIgnoreCase(request.getContentType())
        && (accept == null || accept.equals(MediaType.WILDCARD))
        && request.getQueryString() == null
        && request.getHeader(HttpHeaders.IF_NONE_MATCH) == null
        && request.getHeader(HttpHeaders.CONTENT_ENCODING) == null
        && request.getHeader(UPGRADE) == null
        && request.getHeader(Idempotency.KEY) == null;
  }

  /** What came of the body: nothing if the client went away meanwhile, whom no answer reaches. */
  private static byte[] read(HttpServletRequest request) {
    try {
      return request.getInputStream().readNBytes(request.getContentLength());
    } catch (IOException e) {
      return new byte[0];
    }
  }

  /** The lines of a header, put together as JAX-RS does. */
  private static @Nullable String header(HttpServletRequest request, String name) {
    Enumeration<String> lines = request.getHeaders(name);
    if (!lines.hasMoreElements()) {
      return null;
    }
    String first = lines.nextElement();
    return lines.hasMoreElements()
        ? first + "," + String.join(",", Collections.list(lines))
        : first;
  }

  /** Counts a request of a key that works; empty if the resource has to say that it may not. */
  private Optional<Counted> count(HttpServletRequest request) {
    try {
      Optional<String> key = Credentials.key(name -> header(request, name));
      if (key.isEmpty()) {
        return Optional.empty();
      }
      Caller caller = keys.authenticate(key.get());
      workspaces.requireActive(caller.workspaceId());
      Verdict verdict = limits.take(caller);
      RateLimitFilter.counted(request, caller, verdict);
      return verdict.granted() ? Optional.of(new Counted(caller, verdict)) : Optional.empty();
    } catch (RuntimeException e) {
      return unsaid(request, e);
    }
  }

  private boolean answer(
      Counted counted, Repeats.Read read, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Drawn> drawn = kept(counted.caller(), read, request);
    if (drawn.isEmpty()) {
      return false;
    }
    Rendered rendered;
    try {
      rendered = renders.deliver(counted.caller(), drawn.get());
    } catch (RuntimeException e) {
      // Said by the resource in its dialect, and not tried again: it may have been taken.
      RateLimitFilter.failed(request, e);
      return false;
    }
    write(rendered, counted.verdict(), read, response);
    return true;
  }

  /** What is to be delivered; empty if the resource has to answer. */
  private Optional<Drawn> kept(Caller caller, Repeats.Read read, HttpServletRequest request) {
    try {
      return renders.kept(caller, read.named());
    } catch (RuntimeException e) {
      return unsaid(request, e);
    }
  }

  /** The resource comes to the same end, and says it in its dialect. */
  private static <T> Optional<T> unsaid(HttpServletRequest request, RuntimeException failure) {
    if (Database.isAway(failure)) {
      RateLimitFilter.failed(request, failure);
    }
    return Optional.empty();
  }

  private static void write(
      Rendered rendered, Verdict verdict, Repeats.Read read, HttpServletResponse response)
      throws IOException {
    byte[] file = rendered.file().orElseThrow();
    response.setContentType(rendered.format().mediaType());
    response.setContentLength(file.length);
    PictureAnswer.tell(rendered, read.ignored(), response::setHeader);
    RateLimitFilter.tell(verdict, response::setHeader);
    response.getOutputStream().write(file);
  }
}
