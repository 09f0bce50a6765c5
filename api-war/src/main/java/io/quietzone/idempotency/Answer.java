package io.quietzone.idempotency;

import java.util.List;

/**
 * What a request is answered with.
 *
 * @param status of HTTP
 * @param headers in their order
 * @param body empty for none
 */
public record Answer(int status, List<Header> headers, byte[] body) {

  /** A header, once for each of its values. */
  public record Header(String name, String value) {}
}
