package io.quietzone.mail;

/** A letter could be neither written nor sent, by a fault of ours. */
final class LetterFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String id;

  LetterFailed(String id, RuntimeException cause) {
    super(cause);
    this.id = id;
  }

  String id() {
    return id;
  }
}
