package io.quietzone.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Enumeration;
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
    for (String name : NAMES) {
      for (Enumeration<String> lines = request.getHeaders(name); lines.hasMoreElements(); ) {
        if (!isTaken(lines.nextElement())) {
          return Optional.of(
              "The header "
                  + name
                  + " cannot be taken: send at most "
                  + MAX_LENGTH
                  + " characters, all of them ASCII.");
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isTaken(String value) {
    boolean taken = value.length() <= MAX_LENGTH;
    for (int i = 0; taken && i < value.length(); i++) {
      char c = value.charAt(i);
      taken = c == '\t' || (c >= ' ' && c <= '~');
    }
    return taken;
  }
}
