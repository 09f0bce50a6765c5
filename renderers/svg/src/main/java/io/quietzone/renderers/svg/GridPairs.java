package io.quietzone.renderers.svg;

/**
 * Every pair of short steps, {@code h} and then {@code v}, as the characters of a path: eight at
 * the most, so that a pair is written by one store.
 */
final class GridPairs {

  /** The characters of each pair, the first one lowest, zeros above the last one. */
  static final long[] CHARACTERS;

  /** Steps are from -32 to 31. */
  private static final int REACH = 32;

  private static final int BITS = 6;

  /** What makes both steps of a pair at least 0, and the bits that they have then. */
  private static final int BASE = REACH << 8 | REACH;

  private static final int MASK = 0x3F3F;

  static {
    CHARACTERS = new long[1 << (2 * BITS)];
    for (int across = -REACH; across < REACH; across++) {
      for (int down = -REACH; down < REACH; down++) {
        String pair = "h" + across + "v" + down;
        long characters = 0;
        for (int position = 0; position < pair.length(); position++) {
          characters |= (long) pair.charAt(position) << (8 * position);
        }
        CHARACTERS[index(BASE, BASE + (across << 8) + down)] = characters;
      }
    }
  }

  private GridPairs() {}

  /**
   * Where the pair that leads from one point to another stands in the table.
   *
   * @param from x in its high byte and y in its low one
   * @return below 0 if it is not there
   */
  static int index(int from, int to) {
    int steps = to - from + BASE;
    int across = steps >> 8;
    int down = steps & 0xFF;
    return (steps & ~MASK) == 0 ? across << BITS | down : -1;
  }
}
