package io.quietzone.render;

/** A picture is not delivered, because it cannot be read. */
final class UnreadableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Fault fault;

  UnreadableException(Fault fault) {
    // What follows is an answer or another try: nobody reads its stack trace.
    super(fault.text(), null, false, false);
    this.fault = fault;
  }

  Fault fault() {
    return fault;
  }
}
