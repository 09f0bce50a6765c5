package io.quietzone.audit;

import io.quietzone.accounts.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Who did something.
 *
 * @param id the API key's, or the account's; {@code null} for the operator, who has none
 */
public record Actor(Kind kind, @Nullable String id) {

  /** What kinds there are. */
  public enum Kind {
    /** A program, by an API key. */
    KEY,
    /** A person who signed in. */
    PERSON,
    /** Whoever runs this server. */
    OPERATOR
  }

  /** Whoever runs this server. */
  public static final Actor OPERATOR = new Actor(Kind.OPERATOR, null);

  static Actor of(Caller caller) {
    if (caller instanceof Caller.Member member) {
      return new Actor(Kind.PERSON, member.accountId());
    }
    if (caller instanceof Caller.Program program) {
      return new Actor(Kind.KEY, program.keyId());
    }
    throw new IllegalArgumentException(caller.name() + " does nothing that is noted");
  }
}
