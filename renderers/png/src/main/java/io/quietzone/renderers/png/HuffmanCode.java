package io.quietzone.renderers.png;

import java.util.Arrays;

/**
 * A Huffman code as deflate wants it: canonical and of limited length (RFC 1951, section 3.2.2).
 */
final class HuffmanCode {

  private static final int MAX_LENGTH = 15;
  private static final int SYMBOL_BITS = 9;
  private static final int SYMBOL_MASK = (1 << SYMBOL_BITS) - 1;

  private final int[] lengths;

  /**
   * Of each symbol, the code in the order in which its bits are written, above its length as {@link
   * BitWriter#putCodes} wants it.
   */
  private final int[] codes;

  private HuffmanCode(int[] lengths) {
    this.lengths = lengths;
    this.codes = codes(lengths);
  }

  /**
   * The code that needs the fewest bits, unless that would be too long for some symbol.
   *
   * @param frequencies of each symbol, at most 512; two at least are above 0
   * @param maxLength of a code, 9–15 bits, or less if 2 to its power is at least the number of
   *     symbols
   */
  static HuffmanCode of(int[] frequencies, int maxLength) {
    long[] leaves = new long[frequencies.length];
    int count = 0;
    for (int symbol = 0; symbol < frequencies.length; symbol++) {
      if (frequencies[symbol] > 0) {
        leaves[count++] = (long) frequencies[symbol] << SYMBOL_BITS | symbol;
      }
    }
    Arrays.sort(leaves, 0, count);
    int[] lengths = new int[frequencies.length];
    while (!assignLengths(leaves, count, lengths, maxLength)) {
      flatten(leaves, count);
    }
    return new HuffmanCode(lengths);
  }

  int length(int symbol) {
    return lengths[symbol];
  }

  /** The number of symbols up to the last one that has a code. */
  int symbols() {
    int end = lengths.length;
    while (lengths[end - 1] == 0) {
      end--;
    }
    return end;
  }

  void write(int symbol, BitWriter out) {
    out.put(codes[symbol] >>> BitWriter.LENGTH_BITS, lengths[symbol]);
  }

  /** Writes bytes from {@code from} to {@code to - 1}, each the symbol of its number, 0–255. */
  void writeAll(byte[] symbols, int from, int to, BitWriter out) {
    out.putCodes(codes, symbols, from, to);
  }

  /**
   * Builds the tree and measures how deep each leaf is.
   *
   * @param leaves frequency and symbol, rarest first
   * @return whether no code is too long
   */
  private static boolean assignLengths(long[] leaves, int count, int[] lengths, int maxLength) {
    int nodes = 2 * count - 1;
    long[] weights = new long[nodes];
    int[] parents = new int[nodes];
    for (int i = 0; i < count; i++) {
      weights[i] = leaves[i] >>> SYMBOL_BITS;
    }
    // Inner nodes come into being in the order of their weight, so both queues stay sorted.
    int leaf = 0;
    int inner = count;
    for (int node = count; node < nodes; node++) {
      for (int child = 0; child < 2; child++) {
        boolean takeLeaf = leaf < count && (inner == node || weights[leaf] <= weights[inner]);
        int lightest = takeLeaf ? leaf++ : inner++;
        weights[node] += weights[lightest];
        parents[lightest] = node;
      }
    }
    int[] depths = new int[nodes];
    for (int node = nodes - 2; node >= 0; node--) {
      depths[node] = depths[parents[node]] + 1;
    }
    for (int i = 0; i < count; i++) {
      lengths[(int) leaves[i] & SYMBOL_MASK] = depths[i];
    }
    // The rarest symbol lies deepest.
    return depths[0] <= maxLength;
  }

  /** Makes the frequencies more alike and keeps their order. */
  private static void flatten(long[] leaves, int count) {
    for (int i = 0; i < count; i++) {
      long frequency = ((leaves[i] >>> SYMBOL_BITS) + 1) / 2;
      leaves[i] = frequency << SYMBOL_BITS | (leaves[i] & SYMBOL_MASK);
    }
  }

  private static int[] codes(int[] lengths) {
    int[] next = new int[MAX_LENGTH + 2];
    for (int length : lengths) {
      next[length + 1] += length == 0 ? 0 : 1;
    }
    for (int length = 1; length <= MAX_LENGTH; length++) {
      next[length + 1] = (next[length] + next[length + 1]) << 1;
    }
    int[] codes = new int[lengths.length];
    for (int symbol = 0; symbol < lengths.length; symbol++) {
      int length = lengths[symbol];
      if (length > 0) {
        int code = Integer.reverse(next[length]++) >>> -length;
        codes[symbol] = code << BitWriter.LENGTH_BITS | length;
      }
    }
    return codes;
  }
}
