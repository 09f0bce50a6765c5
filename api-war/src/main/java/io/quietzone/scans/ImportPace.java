package io.quietzone.scans;

/**
 * How long the import of scans rests between two batches. Whoever scans comes first: what is
 * durable in the journal may wait.
 */
final class ImportPace {

  private static final long IDLE_MILLIS = 25;

  /** After a batch that was not full: fewer and larger ones leave the disk to the journal. */
  private static final long GATHER_MILLIS = 250;

  /** About 5,000 scans a second, which take a good part of a processor. */
  private static final long BUSY_BYTES_PER_MILLI = 1000;

  /** While scans arrive that fast, importing takes an eighth of the time. */
  private static final long RESTS = 7;

  private static final long LONGEST_MILLIS = 4000;

  /** A million scans: more do not wait for anything. */
  private static final long MAX_WAITING = 256L << 20;

  private ImportPace() {}

  /**
   * Tells how long to rest after a batch.
   *
   * @param imported how much of the journal the batch was, in bytes; 0 for none
   * @param millis how long it took
   * @param arrived how much was added to the journal meanwhile, in bytes
   * @param waiting how much of the journal is still to be imported, in bytes
   * @return in milliseconds
   */
  static long rest(long imported, long millis, long arrived, long waiting) {
    if (imported == 0) {
      return IDLE_MILLIS;
    }
    long gather = imported < Importer.BATCH_BYTES / 2 ? GATHER_MILLIS : 0;
    boolean busy = arrived > millis * BUSY_BYTES_PER_MILLI && waiting < MAX_WAITING;
    return busy ? Math.max(gather, Math.min(RESTS * millis, LONGEST_MILLIS)) : gather;
  }
}
