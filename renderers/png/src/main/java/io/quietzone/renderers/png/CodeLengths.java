package io.quietzone.renderers.png;

/** The header of a block with dynamic Huffman codes (RFC 1951, section 3.2.7). */
final class CodeLengths {

  private static final int REPEAT_PREVIOUS = 16;
  private static final int FEW_ZEROS = 17;
  private static final int MANY_ZEROS = 18;
  private static final int MAX_CODE_LENGTH = 7;

  /** The order in which the lengths of the code for code lengths are written. */
  private static final int[] ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };

  private final int[] symbols;
  private final int[] extras;
  private final int[] frequencies = new int[ORDER.length];
  private int count;

  private CodeLengths(int[] lengths) {
    symbols = new int[lengths.length];
    extras = new int[lengths.length];
    for (int i = 0; i < lengths.length; ) {
      int run = runLength(lengths, i);
      addRun(lengths[i], run);
      i += run;
    }
  }

  /**
   * Writes the header that follows the block type.
   *
   * @param code for literals and lengths
   * @param distance the one distance symbol used besides 0; both have codes of one bit
   */
  static void write(HuffmanCode code, int distance, BitWriter out) {
    int codeSymbols = code.symbols();
    int[] lengths = new int[codeSymbols + distance + 1];
    for (int symbol = 0; symbol < codeSymbols; symbol++) {
      lengths[symbol] = code.length(symbol);
    }
    lengths[codeSymbols] = 1;
    lengths[codeSymbols + distance] = 1;
    out.put(codeSymbols - 257, 5);
    out.put(distance, 5);
    new CodeLengths(lengths).write(out);
  }

  private static int runLength(int[] lengths, int start) {
    int end = start + 1;
    while (end < lengths.length && lengths[end] == lengths[start]) {
      end++;
    }
    return end - start;
  }

  private void addRun(int length, int run) {
    int rest = run;
    if (length > 0) {
      add(length, 0);
      rest--;
    }
    while (rest >= 3) {
      int taken;
      if (length > 0) {
        taken = Math.min(rest, 6);
        add(REPEAT_PREVIOUS, taken - 3);
      } else if (rest <= 10) {
        taken = rest;
        add(FEW_ZEROS, taken - 3);
      } else {
        taken = Math.min(rest, 138);
        add(MANY_ZEROS, taken - 11);
      }
      rest -= taken;
    }
    for (; rest > 0; rest--) {
      add(length, 0);
    }
  }

  private void add(int symbol, int extra) {
    symbols[count] = symbol;
    extras[count++] = extra;
    frequencies[symbol]++;
  }

  private void write(BitWriter out) {
    HuffmanCode code = HuffmanCode.of(frequencies, MAX_CODE_LENGTH);
    int written = ORDER.length;
    while (code.length(ORDER[written - 1]) == 0) {
      written--;
    }
    out.put(written - 4, 4);
    for (int i = 0; i < written; i++) {
      out.put(code.length(ORDER[i]), 3);
    }
    for (int i = 0; i < count; i++) {
      code.write(symbols[i], out);
      out.put(extras[i], extraBits(symbols[i]));
    }
  }

  private static int extraBits(int symbol) {
    return switch (symbol) {
      case REPEAT_PREVIOUS -> 2;
      case FEW_ZEROS -> 3;
      case MANY_ZEROS -> 7;
      default -> 0;
    };
  }
}
