package io.quietzone.renderers.vector;

import org.jspecify.annotations.Nullable;

/** A file was not turned into pixels. */
public final class PaintingException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** Its turn did not come: nothing is known of the file. */
    BUSY,
    /** It took longer than it might, on this machine at this moment. */
    SLOW,
    /** It is not what it should be. */
    DAMAGED
  }

  private final Reason reason;

  PaintingException(Reason reason, @Nullable Exception cause) {
    super(reason.name(), cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
