package io.quietzone.api;

import io.quietzone.sessions.AccessTokens;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a request carries to show who sends it. A key works in both headers, in both dialects; an
 * access token only as a bearer's.
 */
public final class Credentials {

  static final String KEY_HEADER = "X-Api-Key";
  private static final String BEARER = "Bearer ";

  private Credentials() {}

  /** What was sent. */
  sealed interface Credential {}

  /** An API key, or what is meant to be one. */
  record Key(String raw) implements Credential {
    /** Never the key: a record's own {@code toString} would tell it. */
    @Override
    public String toString() {
      return "Key";
    }
  }

  /** An access token, or what is meant to be one. */
  record AccessToken(String raw) implements Credential {
    /** Never the token: a record's own {@code toString} would tell it. */
    @Override
    public String toString() {
      return "AccessToken";
    }
  }

  /**
   * What the request carries; the key where it carries both.
   *
   * @param header gives the value of a header of the request, or null
   */
  static Optional<Credential> of(Function<String, @Nullable String> header) {
    Optional<Credential> key =
        Optional.ofNullable(header.apply(KEY_HEADER))
            .map(String::strip)
            .filter(sent -> !sent.isEmpty())
            .map(Key::new);
    return key.or(
        () -> token(header.apply(HttpHeaders.AUTHORIZATION)).map(Credentials::credential));
  }

  /** The key that the request carries; empty if it carries none, or an access token. */
  public static Optional<String> key(Function<String, @Nullable String> header) {
    return of(header).map(sent -> sent instanceof Key key ? key.raw() : null);
  }

  /** The bearer's token as it was sent, whatever it is. */
  public static Optional<String> token(@Nullable String authorization) {
    return bearer(authorization).map(String::strip).filter(sent -> !sent.isEmpty());
  }

  private static Credential credential(String sent) {
    return sent.startsWith(AccessTokens.START) ? new AccessToken(sent) : new Key(sent);
  }

  /** RFC 6750, section 2.1; the scheme's case does not matter (RFC 9110, section 11.1). */
  private static Optional<String> bearer(@Nullable String authorization) {
    return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? Optional.of(authorization.substring(BEARER.length()))
        : Optional.empty();
  }
}
