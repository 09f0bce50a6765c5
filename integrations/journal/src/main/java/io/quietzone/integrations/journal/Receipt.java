package io.quietzone.integrations.journal;

/** Told what became of a record; once, on the journal's own thread, so it must not wait. */
@FunctionalInterface
public interface Receipt {

  /**
   * The record's fate is known.
   *
   * @param durable whether it is on disk; if not, it never will be
   */
  void settled(boolean durable);
}
