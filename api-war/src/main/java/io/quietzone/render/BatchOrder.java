package io.quietzone.render;

import java.util.List;

/** A batch whose every picture can be drawn and read, and that is not paid for yet. */
public final class BatchOrder {

  private final List<Batch.Entry> entries;
  private final String plan;

  BatchOrder(List<Batch.Entry> entries, String plan) {
    this.entries = entries;
    this.plan = plan;
  }

  List<Batch.Entry> entries() {
    return entries;
  }

  /** The id of the plan that allows it. */
  public String plan() {
    return plan;
  }
}
