package io.quietzone.api;

import io.quietzone.accounts.Caller;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** Who sent the request that is being answered. */
@RequestScoped
public class CurrentCaller {

  private @Nullable Caller caller;

  public void set(Caller known) {
    this.caller = known;
  }

  /**
   * The caller.
   *
   * @throws IllegalStateException where the request was not authenticated
   */
  public Caller get() {
    if (caller == null) {
      throw new IllegalStateException("a public address asked for its caller");
    }
    return caller;
  }
}
