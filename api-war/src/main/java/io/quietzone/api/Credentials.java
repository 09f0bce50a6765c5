package io.quietzone.api;

import io.quietzone.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the API key that a request carries. A key works in both headers, in both dialects. */
public final class Credentials {

  private static final String KEY_HEADER = "X-Api-Key";
  private static final String BEARER = "Bearer ";

  private Credentials() {}

  /**
   * The key as it was sent.
   *
   * @throws MissingCredential if there is none
   */
  public static String key(ContainerRequestContext request) {
    return Optional.ofNullable(request.getHeaderString(KEY_HEADER))
        .filter(key -> !key.isBlank())
        .or(() -> bearer(request.getHeaderString(HttpHeaders.AUTHORIZATION)))
        .map(String::strip)
        .filter(key -> !key.isEmpty())
        .orElseThrow(MissingCredential::new);
  }

  /** RFC 6750, section 2.1; the scheme's case does not matter (RFC 9110, section 11.1). */
  private static Optional<String> bearer(@Nullable String authorization) {
    return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? Optional.of(authorization.substring(BEARER.length()))
        : Optional.empty();
  }

  /** The request carries no API key. */
  static final class MissingCredential extends Problem {

    private static final long serialVersionUID = 1L;

    MissingCredential() {
      super(
          Kind.UNAUTHENTICATED,
          "Send your API key, as 'X-Api-Key: <key>' or 'Authorization: Bearer <key>'.");
    }
  }
}
