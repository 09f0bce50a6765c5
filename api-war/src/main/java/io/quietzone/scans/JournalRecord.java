package io.quietzone.scans;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** What the journal of scans holds. */
sealed interface JournalRecord permits ScanRecord, OrphanRecord {

  /** When it was, in milliseconds since 1970, UTC. */
  long time();

  /**
   * Reads a record.
   *
   * @return empty for one that this version does not know
   */
  static Optional<JournalRecord> of(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      byte kind = in.get();
      if (kind == ScanRecord.KIND) {
        return Optional.of(ScanRecord.of(in));
      }
      return kind == OrphanRecord.KIND
          ? Optional.of(new OrphanRecord(in.getLong()))
          : Optional.empty();
    } catch (BufferUnderflowException e) {
      return Optional.empty();
    }
  }
}
