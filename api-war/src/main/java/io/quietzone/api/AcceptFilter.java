package io.quietzone.api;

import io.quietzone.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;

/**
 * Refuses an {@code Accept} whose weights are no numbers from 0 to 1, which JAX-RS takes for a
 * fault of the server.
 */
@Provider
@PreMatching
public class AcceptFilter implements ContainerRequestFilter {

  /** RFC 9110, section 12.4.2, with any number of decimals. */
  private static final Pattern WEIGHT = Pattern.compile("0(\\.\\d*)?|1(\\.0*)?|\\.\\d+");

  @Override
  public void filter(ContainerRequestContext request) {
    for (MediaType type : request.getAcceptableMediaTypes()) {
      String weight = type.getParameters().get("q");
      if (weight != null && !WEIGHT.matcher(weight).matches()) {
        throw new UnreadableAccept();
      }
    }
  }

  /** A weight of the header is not a number from 0 to 1. */
  static final class UnreadableAccept extends Problem {

    private static final long serialVersionUID = 1L;

    UnreadableAccept() {
      super(
          Kind.INVALID,
          "The Accept header cannot be read: a weight is a number from 0 to 1, as in 'image/*;q=0.5'.");
    }
  }
}
