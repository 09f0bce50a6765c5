package io.quietzone.usage;

import java.util.Optional;
import java.util.OptionalLong;

/** Renders set aside for a batch, or that it was paid before. */
public final class Reservation {

  private final Payer payer;
  private final OptionalLong id;
  private final int renders;
  private final Optional<String> batch;
  private final OptionalLong remaining;

  Reservation(
      Payer payer, OptionalLong id, int renders, Optional<String> batch, OptionalLong remaining) {
    this.payer = payer;
    this.id = id;
    this.renders = renders;
    this.batch = batch;
    this.remaining = remaining;
  }

  Payer payer() {
    return payer;
  }

  /** Of its row; empty for a batch that was paid before. */
  OptionalLong id() {
    return id;
  }

  int renders() {
    return renders;
  }

  /** What the batch is called that may be asked for again; empty for others. */
  Optional<String> batch() {
    return batch;
  }

  /** Renders left of the quota afterwards, not below 0; empty without a limit. */
  public OptionalLong remaining() {
    return remaining;
  }
}
