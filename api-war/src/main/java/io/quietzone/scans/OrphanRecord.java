package io.quietzone.scans;

import java.nio.ByteBuffer;

/**
 * A scan of an id that no code has; the id is not kept.
 *
 * @param time milliseconds since 1970, UTC
 */
record OrphanRecord(long time) implements JournalRecord {

  static final byte KIND = 2;

  byte[] bytes() {
    return ByteBuffer.allocate(1 + Long.BYTES).put(KIND).putLong(time).array();
  }
}
