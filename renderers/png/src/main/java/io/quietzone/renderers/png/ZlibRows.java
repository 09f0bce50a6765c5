package io.quietzone.renderers.png;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Compresses rows of bytes that often repeat into one zlib stream (RFC 1950) with one block of
 * dynamic Huffman codes (RFC 1951, section 3.2.7).
 *
 * <p>Only two distances are looked at: the byte before, which makes runs, and the row above. A row
 * that repeats costs no work per byte: it prolongs the match with the row above, and its share of
 * the checksum has a closed form. The same rows give the same bytes on every machine, which {@code
 * java.util.zip.Deflater} does not promise.
 */
final class ZlibRows {

  /** The farthest that a match reaches back (RFC 1951, section 2). */
  static final int MAX_DISTANCE = 32768;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int MIN_MATCH = 3;

  /** Shorter runs take more bits than their bytes: black and white ones have the shortest codes. */
  private static final int MIN_RUN = 4;

  /** Likewise for a match with the row above, whose distance takes up to 13 bits more. */
  private static final int MIN_LIKE_PREVIOUS = 5;

  /** What tokens take about: nearly all bytes are black or white. */
  private static final int LITERAL_BITS = 2;

  private static final int RUN_BITS = 7;
  private static final int LIKE_PREVIOUS_BITS = 12;

  /** Which bytes of eight the shortest match with the row above has, the lowest being first. */
  private static final long LIKE_PREVIOUS_BYTES = (1L << (8 * MIN_LIKE_PREVIOUS)) - 1;

  /** Likewise of the shortest run. */
  private static final long RUN_BYTES = (1L << (8 * MIN_RUN)) - 1;

  private final Adler32 adler = new Adler32();
  private final DeflateBlock block;
  private final int rowLength;

  /** The row being added from index 1 on, after the last byte of the row above. */
  private byte[] row;

  /** The row above from index 1 on. */
  private byte[] previous;

  private final boolean reachesAbove;

  /** Whether there is no row above that matches could be looked for in. */
  private boolean first = true;

  /** How many of the last bytes are a match with the row above that may go on. */
  private long pending;

  /**
   * Starts a stream.
   *
   * @param rowLength bytes, 2 or more; above {@link #MAX_DISTANCE} the row above is out of reach,
   *     and only runs are found
   */
  ZlibRows(int rowLength) {
    this(rowLength, new MeasuredBlock(distance(rowLength)));
  }

  /**
   * Starts a stream.
   *
   * @param block without anything so far, for this {@link #distance}
   */
  ZlibRows(int rowLength, DeflateBlock block) {
    this.rowLength = rowLength;
    this.block = block;
    row = new byte[1 + rowLength + Long.BYTES];
    previous = new byte[row.length];
    reachesAbove = rowLength <= MAX_DISTANCE;
  }

  /** How far matches reach back that are no runs. */
  static int distance(int rowLength) {
    return Math.min(rowLength, MAX_DISTANCE);
  }

  /**
   * Adds a row.
   *
   * @param bytes as many bytes as a row has; may be changed afterwards
   * @param times how often it stands in the picture, one below the other; 0 or more
   */
  void add(byte[] bytes, int times) {
    if (times > 1 && !reachesAbove) {
      for (int i = 0; i < times; i++) {
        add(bytes, 1);
      }
      return;
    }
    if (times == 0) {
      return;
    }
    adler.update(bytes, times);
    if (rowLength > MIN_MATCH && isOneRun(bytes)) {
      addRun(bytes, times);
      return;
    }
    row[0] = previous[rowLength];
    System.arraycopy(bytes, 0, row, 1, rowLength);
    int position = 1;
    if (first) {
      block.literals(row, position, position + 1);
      position++;
    } else {
      int like = lengthLikePrevious(position);
      position += like;
      pending += like;
    }
    if (position <= rowLength) {
      endPending(position);
      addRest(position);
      swapRows();
      first = !reachesAbove;
    }
    pending += (times - 1L) * rowLength;
  }

  private void addRest(int start) {
    int position = start;
    int literals = start;
    while (position <= rowLength) {
      if (position + Long.BYTES <= rowLength && isNothingAlike(position)) {
        position++;
        continue;
      }
      int like = first ? 0 : lengthLikePrevious(position);
      if (position + like > rowLength) {
        block.literals(row, literals, position);
        pending = like;
        return;
      }
      int run = runLength(position);
      boolean takeLike =
          like >= MIN_LIKE_PREVIOUS && like > run && isWorthItsDistance(position, like);
      if (!takeLike && run < MIN_RUN) {
        position++;
        continue;
      }
      block.literals(row, literals, position);
      if (takeLike) {
        block.matchRowAbove(like);
        position += like;
      } else {
        block.matchByteBefore(run);
        position += run;
      }
      literals = position;
    }
    block.literals(row, literals, position);
  }

  private boolean isOneRun(byte[] bytes) {
    return Arrays.mismatch(bytes, 0, rowLength - 1, bytes, 1, rowLength) < 0;
  }

  /** Margins: a run needs no extra bits for its distance, which a match with the row above does. */
  private void addRun(byte[] bytes, int times) {
    endPending(1);
    long length = (long) times * rowLength;
    if (first || previous[rowLength] != bytes[0]) {
      block.literals(bytes, 0, 1);
      length--;
    }
    block.matchByteBefore(length);
    System.arraycopy(bytes, 0, row, 1, rowLength);
    swapRows();
    first = !reachesAbove;
  }

  /** Whether runs and literals would take more bits than a match with the row above. */
  private boolean isWorthItsDistance(int start, int length) {
    int bits = 0;
    int end = start + length;
    int position = start;
    while (position < end && bits <= LIKE_PREVIOUS_BITS) {
      int run = Math.min(runLength(position), end - position);
      bits += run >= MIN_RUN ? RUN_BITS : LITERAL_BITS;
      position += run >= MIN_RUN ? run : 1;
    }
    return bits > LIKE_PREVIOUS_BITS;
  }

  /** Whether what follows is too short a match with either, seen without a loop. */
  private boolean isNothingAlike(int start) {
    long here = (long) LONGS.get(row, start);
    long above = here ^ (long) LONGS.get(previous, start);
    long run = here ^ (long) LONGS.get(row, start - 1);
    return (first || (above & LIKE_PREVIOUS_BYTES) != 0) && (run & RUN_BYTES) != 0;
  }

  private int lengthLikePrevious(int start) {
    return matchLength(previous, start, start);
  }

  private int runLength(int start) {
    return matchLength(row, start - 1, start);
  }

  /** How many bytes of the row from {@code start} on are like those of another from elsewhere. */
  private int matchLength(byte[] other, int otherStart, int start) {
    int rest = rowLength + 1 - start;
    for (int length = 0; length < rest; length += Long.BYTES) {
      long difference =
          (long) LONGS.get(row, start + length) ^ (long) LONGS.get(other, otherStart + length);
      if (difference != 0) {
        return Math.min(rest, length + (Long.numberOfTrailingZeros(difference) >> 3));
      }
    }
    return rest;
  }

  /** Writes the match that ends before a position of the row being added. */
  private void endPending(int position) {
    if (pending >= MIN_MATCH) {
      block.matchRowAbove(pending);
    } else {
      for (int i = position - (int) pending; i < position; i++) {
        int at = i < 1 ? rowLength + i : i;
        block.literals(i < 1 ? previous : row, at, at + 1);
      }
    }
    pending = 0;
  }

  private void swapRows() {
    byte[] above = row;
    row = previous;
    previous = above;
  }

  /**
   * Ends the stream; afterwards no row can be added.
   *
   * @return the whole stream
   */
  byte[] finish() {
    endPending(1);
    BitWriter out = block.end();
    out.alignToByte();
    out.put(Integer.reverseBytes(adler.value()), 32);
    return out.bytes();
  }
}
