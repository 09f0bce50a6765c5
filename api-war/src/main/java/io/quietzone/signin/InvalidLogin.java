package io.quietzone.signin;

import io.quietzone.problem.Problem;

/** Nobody has this address and this password. The message does not tell which is wrong. */
public final class InvalidLogin extends Problem {

  private static final long serialVersionUID = 1L;

  InvalidLogin() {
    super(Kind.UNAUTHENTICATED, "The e-mail address or the password is wrong.");
  }
}
