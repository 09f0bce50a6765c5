package io.quietzone.signatures;

import io.quietzone.problem.Problem;
import java.time.Instant;

/** An address is not one that we signed, or is not good any more. */
public final class InvalidSignature extends Problem {

  private static final long serialVersionUID = 1L;

  private InvalidSignature(String message) {
    super(Kind.FORBIDDEN, message);
  }

  static InvalidSignature missing() {
    return new InvalidSignature(
        "The address of a picture is signed: POST /api/v1/generate/sign/ gives you one.");
  }

  /** The message does not tell whether the address was changed or its key is gone. */
  static InvalidSignature unknown() {
    return new InvalidSignature(
        "This address is not as it was signed, or was made void: sign a new one.");
  }

  static InvalidSignature expired(Instant end) {
    return new InvalidSignature("This address was good until " + end + ": sign a new one.");
  }
}
