package io.quietzone.signatures;

import io.quietzone.problem.Problem;

/** The workspace does not show pictures by signed addresses. */
public final class SignedImagesOff extends Problem {

  private static final long serialVersionUID = 1L;

  SignedImagesOff() {
    super(
        Kind.FORBIDDEN,
        "This workspace does not allow signed addresses of pictures: its signed_images is false.");
  }
}
