package io.quietzone.idempotency;

import io.quietzone.problem.InvalidFields;
import io.quietzone.problem.InvalidFields.Constraint;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A request that shall have its effect once.
 *
 * @param workspaceId whose memory its answer takes while it waits
 * @param scope who asks, and where; keys of other scopes are other keys
 * @param key what the client calls the request, 1 to 255 visible characters of ASCII
 * @param body anything that is equal for equal bodies
 */
public record Request(String workspaceId, String scope, String key, byte[] body) {

  private static final int MAX_KEY = 255;
  private static final Pattern VISIBLE = Pattern.compile("[!-~]{1," + MAX_KEY + "}");

  /**
   * Checks the key.
   *
   * @throws InvalidFields naming the header, if it cannot be a key
   */
  public Request {
    if (!VISIBLE.matcher(key).matches()) {
      throw new InvalidFields(
          Map.of(
              "Idempotency-Key",
              new Constraint(
                  List.of("Send 1 to " + MAX_KEY + " visible ASCII characters, without spaces."))));
    }
  }
}
