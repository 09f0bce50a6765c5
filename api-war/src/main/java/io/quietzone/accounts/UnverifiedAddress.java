package io.quietzone.accounts;

import io.quietzone.problem.Problem;

/** Nobody has shown yet to read the mail to the account's address. */
public final class UnverifiedAddress extends Problem {

  private static final long serialVersionUID = 1L;

  UnverifiedAddress() {
    super(
        Kind.FORBIDDEN,
        "Verify your own address first: open the link in our letter; /api/auth/verify/resend/ sends"
            + " it again.");
  }
}
