package io.quietzone.api;

import io.quietzone.accounts.Role;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Whose credential opens a resource; what a method says goes before what its class says. A resource
 * has this or {@link Public}: one that has neither opens to nobody.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Access {

  By value();

  /** What a person has to be in the workspace, at the least. */
  Role role() default Role.VIEWER;

  /**
   * Whether it opens, too, where an operator has stopped the workspace of the sign-in: what belongs
   * to the person, such as the way into another workspace.
   */
  boolean evenSuspended() default false;

  /** Kinds of credentials. */
  enum By {
    /** An API key, whatever its scope. */
    KEY,
    /** An API key of full scope. */
    FULL_KEY,
    /** An API key of full scope, or the access token of a person who signed in. */
    FULL_KEY_OR_PERSON,
    /** The access token of a person who signed in. */
    PERSON,
    /** The token of whoever runs this server; there is no caller then. */
    OPERATOR,
    /** The signature in the address. */
    SIGNATURE
  }
}
