package io.quietzone.renderers.png;

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
  static final int MAX_ROW_LENGTH = 32768;

  private static final int MIN_MATCH = 3;

  /** Shorter runs take more bits than their bytes: black and white ones have the shortest codes. */
  private static final int MIN_RUN = 4;

  /** Likewise for a match with the row above, whose distance takes up to 13 bits more. */
  private static final int MIN_LIKE_PREVIOUS = 5;

  /** How many bytes longer than a run a match with the row above is to be worth its distance. */
  private static final int MIN_ADVANTAGE = 2;

  private final Adler32 adler = new Adler32();
  private final DeflateBlock block;
  private final byte[] previous;
  private boolean first = true;

  /** How many of the last bytes are a match with the row above that may go on. */
  private long pending;

  /**
   * Starts a stream.
   *
   * @param rowLength bytes, 2 to {@link #MAX_ROW_LENGTH}
   */
  ZlibRows(int rowLength) {
    previous = new byte[rowLength];
    block = new DeflateBlock(rowLength);
  }

  /**
   * Adds a row.
   *
   * @param row as many bytes as a row has; may be changed afterwards
   * @param times how often it stands in the picture, one below the other; 0 or more
   */
  void add(byte[] row, int times) {
    if (times == 0) {
      return;
    }
    adler.update(row, times);
    int position = 0;
    if (first) {
      block.literal(row[0]);
      position = 1;
    } else {
      position = lengthLikePrevious(row, 0);
      pending += position;
    }
    if (position < row.length) {
      endPending(row, position);
      addRest(row, position);
      System.arraycopy(row, 0, previous, 0, row.length);
      first = false;
    }
    pending += (times - 1L) * row.length;
  }

  private void addRest(byte[] row, int start) {
    int position = start;
    while (position < row.length) {
      int like = first ? 0 : lengthLikePrevious(row, position);
      if (position + like == row.length) {
        pending = like;
        return;
      }
      int run = runLength(row, position);
      if (like >= Math.max(MIN_LIKE_PREVIOUS, run + MIN_ADVANTAGE)) {
        block.matchRowAbove(like);
        position += like;
      } else if (run >= MIN_RUN) {
        block.matchByteBefore(run);
        position += run;
      } else {
        block.literal(row[position++]);
      }
    }
  }

  private int lengthLikePrevious(byte[] row, int start) {
    int end = start;
    while (end < row.length && row[end] == previous[end]) {
      end++;
    }
    return end - start;
  }

  private int runLength(byte[] row, int start) {
    byte before = start == 0 ? previous[row.length - 1] : row[start - 1];
    int end = start;
    while (end < row.length && row[end] == before) {
      end++;
    }
    return end - start;
  }

  /** Writes the match that ends before a position of the row being added. */
  private void endPending(byte[] row, int position) {
    if (pending >= MIN_MATCH) {
      block.matchRowAbove(pending);
    } else {
      for (int i = position - (int) pending; i < position; i++) {
        block.literal(i < 0 ? previous[row.length + i] : row[i]);
      }
    }
    pending = 0;
  }

  /**
   * Ends the stream; afterwards no row can be added.
   *
   * @return the whole stream
   */
  byte[] finish() {
    endPending(previous, 0);
    // 32 KiB window, no dictionary, the default compression level (RFC 1950, section 2.2).
    BitWriter out = new BitWriter();
    out.put(0x78, 8);
    out.put(0x9C, 8);
    block.write(out);
    out.alignToByte();
    out.put(Integer.reverseBytes(adler.value()), 32);
    return out.bytes();
  }
}
