package io.quietzone.renderers.symbol;

import io.quietzone.renderers.spi.ErrorCorrection;
import java.util.Arrays;

/**
 * Which codeword of which block each module of a symbol belongs to (ISO/IEC 18004, clauses 7.6 and
 * 7.7.3, table 9), the same in every symbol of a version and level: for those who count what damage
 * does to a symbol.
 *
 * <p>Codewords are counted from 0 in the order in which they are placed.
 */
public final class CodewordMap {

  /** The codeword of a module that belongs to none. */
  public static final int NONE = -1;

  private final int size;
  private final Blocks blocks;
  private final int misdecodeProtection;

  /** Row by row. */
  private final short[] codewords;

  /** By codeword. */
  private final short[] blockNumbers;

  private CodewordMap(int version, ErrorCorrection level) {
    this.size = FunctionPatterns.size(version);
    this.blocks = Blocks.of(version, level);
    this.misdecodeProtection = misdecodeProtection(version, level);
    this.codewords = new short[size * size];
    Arrays.fill(codewords, (short) NONE);
    int[] modules = Placement.modules(new FunctionPatterns(version), version);
    for (int bit = 0; bit < blocks.codewords() * 8; bit++) {
      codewords[modules[bit]] = (short) (bit / 8);
    }
    this.blockNumbers = blockNumbers();
  }

  /**
   * The codewords of a version and level.
   *
   * @param version 1–40
   */
  public static CodewordMap of(int version, ErrorCorrection level) {
    return new CodewordMap(version, level);
  }

  /** How many blocks the codewords are divided into, 1–81. */
  public int blocks() {
    return blocks.count();
  }

  /** How many codewords there are, 26–3,706, error correction codewords included. */
  public int codewords() {
    return blocks.codewords();
  }

  /**
   * How many codewords a block has, error correction codewords included.
   *
   * @param block from 0 on
   */
  public int codewords(int block) {
    return blocks.dataLength(block) + blocks.correctionLength();
  }

  /**
   * How many codewords of each block may be wrong before a reader gives up. In the smallest symbols
   * some error correction codewords are kept to tell a wrong text from the right one; readers that
   * do without correct one codeword more in versions 1-L, 1-M and 2-L.
   */
  public int correctable() {
    return (blocks.correctionLength() - misdecodeProtection) / 2;
  }

  /**
   * The codeword that a module belongs to.
   *
   * @param x column
   * @param y row
   * @return {@link #NONE} for function patterns, for format and version information, and for the
   *     few modules that are left over
   */
  public int codeword(int x, int y) {
    return codewords[y * size + x];
  }

  /**
   * The block of a codeword.
   *
   * @return from 0 on
   */
  public int block(int codeword) {
    return blockNumbers[codeword];
  }

  private short[] blockNumbers() {
    short[] order = blocks.placementOrder();
    short[] numbers = new short[order.length];
    for (int place = 0; place < order.length; place++) {
      numbers[place] = (short) block(blocks, order[place]);
    }
    return numbers;
  }

  /** The block of a codeword by its index as {@link Blocks#placementOrder} has it. */
  private static int block(Blocks blocks, int index) {
    if (index >= blocks.dataCodewords()) {
      return (index - blocks.dataCodewords()) / blocks.correctionLength();
    }
    int block = 0;
    for (int end = blocks.dataLength(0); index >= end; end += blocks.dataLength(block)) {
      block++;
    }
    return block;
  }

  /** The p of table 9. */
  private static int misdecodeProtection(int version, ErrorCorrection level) {
    return switch (version) {
      case 1 ->
          switch (level) {
            case L -> 3;
            case M -> 2;
            case Q, H -> 1;
          };
      case 2 -> level == ErrorCorrection.L ? 2 : 0;
      case 3 -> level == ErrorCorrection.L ? 1 : 0;
      default -> 0;
    };
  }
}
