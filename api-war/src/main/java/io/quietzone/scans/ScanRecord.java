package io.quietzone.scans;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A scan as the journal has it: a byte that says what it is, and its members in order; a text is
 * its length in bytes, two of them, and its UTF-8.
 *
 * @param time milliseconds since 1970, UTC
 * @param visitor a number for who scanned, which nobody can trace back
 * @param firstToday whether this node saw the visitor at this code for the first time today
 * @param preview whether it was asked for by HEAD
 * @param country two letters, or empty if it is not known
 * @param variant the label of the variant; empty without
 * @param referrer a host; empty without
 * @param language of two or three letters; empty without
 */
record ScanRecord(
    long time,
    long visitor,
    boolean firstToday,
    boolean preview,
    String codeId,
    String country,
    String variant,
    String destination,
    String userAgent,
    String referrer,
    String language)
    implements JournalRecord {

  static final byte KIND = 1;

  private static final int FIRST_TODAY = 1;
  private static final int PREVIEW = 2;
  private static final int FIXED = 2 + 2 * Long.BYTES;

  private static final int TEXTS = 7;

  byte[] bytes() {
    byte[][] texts = {
      codeId.getBytes(StandardCharsets.UTF_8),
      country.getBytes(StandardCharsets.UTF_8),
      variant.getBytes(StandardCharsets.UTF_8),
      destination.getBytes(StandardCharsets.UTF_8),
      userAgent.getBytes(StandardCharsets.UTF_8),
      referrer.getBytes(StandardCharsets.UTF_8),
      language.getBytes(StandardCharsets.UTF_8)
    };
    int size = FIXED + TEXTS * Short.BYTES;
    for (byte[] text : texts) {
      size += text.length;
    }
    ByteBuffer out = ByteBuffer.allocate(size);
    out.put(KIND);
    out.put((byte) ((firstToday ? FIRST_TODAY : 0) | (preview ? PREVIEW : 0)));
    out.putLong(time);
    out.putLong(visitor);
    for (byte[] text : texts) {
      out.putShort((short) text.length);
      out.put(text);
    }
    return out.array();
  }

  /** Reads what follows the kind. */
  static ScanRecord of(ByteBuffer in) {
    int flags = in.get();
    return new ScanRecord(
        in.getLong(),
        in.getLong(),
        (flags & FIRST_TODAY) != 0,
        (flags & PREVIEW) != 0,
        text(in),
        text(in),
        text(in),
        text(in),
        text(in),
        text(in),
        text(in));
  }

  private static String text(ByteBuffer in) {
    byte[] text = new byte[Short.toUnsignedInt(in.getShort())];
    in.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }
}
