package io.quietzone.usage;

import java.util.OptionalLong;

/** Renders set aside for a batch. */
public final class Reservation {

  private final Payer payer;
  private final long id;
  private final int renders;
  private final OptionalLong remaining;

  Reservation(Payer payer, long id, int renders, OptionalLong remaining) {
    this.payer = payer;
    this.id = id;
    this.renders = renders;
    this.remaining = remaining;
  }

  Payer payer() {
    return payer;
  }

  /** Of its row. */
  long id() {
    return id;
  }

  int renders() {
    return renders;
  }

  /** Renders left of the quota afterwards, not below 0; empty without a limit. */
  public OptionalLong remaining() {
    return remaining;
  }
}
