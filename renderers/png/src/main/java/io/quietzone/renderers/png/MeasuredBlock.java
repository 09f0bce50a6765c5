package io.quietzone.renderers.png;

import java.util.Arrays;

/** A block that is written at its end, by the code that suits it best. */
final class MeasuredBlock extends DeflateBlock {

  private static final int LENGTH_BITS = 9;
  private static final int LENGTH_MASK = (1 << LENGTH_BITS) - 1;

  /** More matches of one length are several tokens. */
  private static final int MAX_TIMES = 1 << 20;

  /**
   * So many literals; or -1 minus a match's times, length and, lowest, whether of the row above.
   */
  private int[] tokens = new int[512];

  private int tokenCount;
  private byte[] literals = new byte[2048];
  private int literalCount;
  private final int[] frequencies = new int[LITERALS_AND_LENGTHS];

  /** See {@link DeflateBlock}. */
  MeasuredBlock(int rowDistance) {
    super(rowDistance);
    frequencies[END_OF_BLOCK] = 1;
  }

  /** How often each symbol occurs so far. */
  int[] frequencies() {
    return frequencies;
  }

  @Override
  void literals(byte[] bytes, int from, int to) {
    int count = to - from;
    if (count == 0) {
      return;
    }
    if (literalCount + count > literals.length) {
      literals = Arrays.copyOf(literals, 2 * literals.length + count);
    }
    System.arraycopy(bytes, from, literals, literalCount, count);
    literalCount += count;
    append(count);
    for (int i = from; i < to; i++) {
      frequencies[bytes[i] & 0xFF]++;
    }
  }

  @Override
  void match(int length, int times, boolean rowAbove) {
    frequencies[lengthSymbol(length)] += times;
    for (int rest = times; rest > 0; rest -= MAX_TIMES) {
      int now = Math.min(rest, MAX_TIMES);
      append(-1 - ((now << LENGTH_BITS | length) << 1 | (rowAbove ? 1 : 0)));
    }
  }

  private void append(int token) {
    if (tokenCount == tokens.length) {
      tokens = Arrays.copyOf(tokens, 2 * tokenCount);
    }
    tokens[tokenCount++] = token;
  }

  @Override
  BitWriter end() {
    HuffmanCode code = HuffmanCode.of(frequencies, MAX_CODE_LENGTH);
    BitWriter out = start(code);
    int literal = 0;
    for (int i = 0; i < tokenCount; i++) {
      int token = tokens[i];
      if (token > 0) {
        code.writeAll(literals, literal, literal + token, out);
        literal += token;
      } else {
        writeMatches(-1 - token, code, out);
      }
    }
    code.write(END_OF_BLOCK, out);
    return out;
  }

  private void writeMatches(int match, HuffmanCode code, BitWriter out) {
    int length = match >> 1 & LENGTH_MASK;
    for (int times = match >> 1 >> LENGTH_BITS; times > 0; times--) {
      writeMatch(length, (match & 1) == 1, code, out);
    }
  }
}
