package io.quietzone.api;

import io.quietzone.problem.Problem;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a body that is too large: before a byte of it is read where the client says how long it
 * is, and at the limit where the client does not.
 */
@Provider
@PreMatching
@Singleton
public class BodyLimit implements ContainerRequestFilter {

  /** The largest file that may be uploaded. */
  public static final int MAX_FILE_BYTES = 2 * 1024 * 1024;

  /** How many times as long as that of one picture the body of a batch may be. */
  private static final int BATCH = 16;

  /** How many files a form may have: a logo and a background picture. */
  private static final int MAX_FILES = 2;

  // By field: JAX-RS takes only constructors without parameters for its providers.
  @Inject
  @ConfigProperty(name = "QUIETZONE_MAX_BODY_KILOBYTES", defaultValue = "1024")
  private int maxKilobytes;

  @Context private HttpServletRequest servletRequest;

  @Override
  public void filter(ContainerRequestContext request) {
    long limit = maxKilobytes * 1024L;
    if (request.getUriInfo().getPath().contains("generate/bulk")) {
      limit *= BATCH;
    } else if (isForm(request.getHeaderString("Content-Type"))) {
      limit += MAX_FILES * (long) MAX_FILE_BYTES;
    }
    // The servlet's own count: over HTTP/2 the header arrives in forms that are no number.
    if (servletRequest.getContentLengthLong() > limit) {
      throw new BodyTooLarge(limit);
    }
    request.setEntityStream(new LimitedStream(request.getEntityStream(), limit));
  }

  /** By its first characters: what is no media type at all is refused later. */
  private static boolean isForm(@Nullable String type) {
    String form = MediaType.MULTIPART_FORM_DATA;
    return type != null && type.regionMatches(true, 0, form, 0, form.length());
  }

  /** The body is larger than the server takes. */
  static final class BodyTooLarge extends Problem {

    private static final long serialVersionUID = 1L;

    BodyTooLarge(long limit) {
      super(Kind.TOO_LARGE, "The body is larger than " + limit / 1024 + " KiB.");
    }
  }

  /** Ends with the problem as soon as one byte more than allowed is read. */
  private static final class LimitedStream extends FilterInputStream {

    private final long limit;
    private long read;

    LimitedStream(InputStream in, long limit) {
      super(in);
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int got = super.read(buffer, offset, length);
      count(Math.max(got, 0));
      return got;
    }

    private void count(int bytes) {
      read += bytes;
      if (read > limit) {
        throw new BodyTooLarge(limit);
      }
    }
  }
}
