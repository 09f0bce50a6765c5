package io.quietzone.api.agency;

import io.quietzone.sessions.Tokens;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * What somebody who signed in goes on with.
 *
 * @param access opens the API, as {@code Authorization: Bearer}
 * @param refresh is exchanged once for the next pair
 * @param expiresIn seconds for which {@code access} is good
 */
@JsonbPropertyOrder({"access", "refresh", "expiresIn"})
public record TokenAnswer(String access, String refresh, long expiresIn) {

  static Response of(Tokens tokens) {
    return Response.ok(
            new TokenAnswer(tokens.access(), tokens.refresh(), tokens.life().toSeconds()))
        // RFC 6749, section 5.1.
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  /** Never the tokens: a record's own {@code toString} would tell them. */
  @Override
  public String toString() {
    return "TokenAnswer";
  }
}
