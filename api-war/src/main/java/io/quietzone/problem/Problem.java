package io.quietzone.problem;

/**
 * Something that keeps us from doing what a caller asked. The message is for the caller: it says
 * what is wrong and what is allowed, and holds no secret.
 */
public abstract class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What a caller can do about it. */
  public enum Kind {
    /** Send something else. */
    INVALID,
    /** Send a credential, or a better one. */
    UNAUTHENTICATED,
    /** Pay for a larger plan. */
    PAYMENT_REQUIRED,
    /** Use another plan, role or scope. */
    FORBIDDEN,
    /** Look elsewhere. */
    NOT_FOUND,
    /** It contradicts what was asked before. */
    CONFLICT,
    /** Send less at once. */
    TOO_LARGE,
    /** Wait until the quota starts anew. */
    EXHAUSTED
  }

  private final Kind kind;

  protected Problem(Kind kind, String message) {
    // A problem is an answer, not a fault of ours: nobody reads its stack trace.
    super(message, null, false, false);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
