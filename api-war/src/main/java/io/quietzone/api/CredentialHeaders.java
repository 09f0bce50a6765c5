package io.quietzone.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What the headers that we look things up by may hold: visible ASCII and spaces (RFC 9110, section
 * 5.5), and no more than any of ours ever has.
 */
final class CredentialHeaders {

  private static final List<String> NAMES =
      List.of(HttpHeaders.AUTHORIZATION, Credentials.KEY_HEADER, Idempotency.KEY);

  private static final int MAX_LENGTH = 16_384;

  private CredentialHeaders() {}

  /** A sentence for the caller about the first header that cannot be taken; empty if all can. */
  static Optional<String> refusal(HttpServletRequest request) {
    return NAMES.stream()
        .filter(
            name ->
                Collections.list(request.getHeaders(name)).stream()
                    .anyMatch(value -> !isTaken(value)))
        .findFirst()
        .map(
            name ->
                "The header "
                    + name
                    + " cannot be taken: send at most "
                    + MAX_LENGTH
                    + " characters, all of them ASCII.");
  }

  private static boolean isTaken(String value) {
    return value.length() <= MAX_LENGTH
        && value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c <= '~'));
  }
}
