package io.quietzone.signin;

import io.quietzone.problem.Problem;

/** The password is right, but the second factor is missing or wrong. */
public final class InvalidCode extends Problem {

  private static final long serialVersionUID = 1L;

  InvalidCode(boolean sent) {
    super(
        Kind.UNAUTHENTICATED,
        sent
            ? "The otp is wrong, or was used before: send the code that the app shows now, or a"
                + " recovery code."
            : "This account has a second factor: send the code that the app shows as otp, or a"
                + " recovery code.");
  }
}
