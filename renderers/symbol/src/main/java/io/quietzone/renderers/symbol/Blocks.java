package io.quietzone.renderers.symbol;

import io.quietzone.renderers.spi.ErrorCorrection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * How the codewords of a version and level are divided into blocks (ISO/IEC 18004, table 9). The
 * long blocks come last and have one data codeword more than the short ones.
 *
 * @param count number of blocks
 * @param dataCodewords data codewords in all blocks together
 * @param correctionLength error correction codewords in each block
 */
record Blocks(int count, int dataCodewords, int correctionLength) {

  /** By level, then by version. */
  private static final int[][] CORRECTION_LENGTHS = {
    {
      7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30,
      26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30
    },
    {
      10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28,
      28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28
    },
    {
      13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30, 28, 30, 30,
      30, 30, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30
    },
    {
      17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28, 30, 24, 30,
      30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30
    }
  };

  /** By level, then by version. */
  private static final int[][] COUNTS = {
    {
      1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14,
      15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25
    },
    {
      1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25,
      26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49
    },
    {
      1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20, 23, 23, 25, 27, 29, 34,
      34, 35, 38, 40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68
    },
    {
      1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25, 25, 34, 30, 32, 35, 37,
      40, 42, 45, 48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81
    }
  };

  private static final Map<ErrorCorrection, Blocks[]> TABLE = table();

  /** The blocks of a version, 1–40, at a level. */
  static Blocks of(int version, ErrorCorrection level) {
    Blocks[] versions = Objects.requireNonNull(TABLE.get(level));
    return versions[version];
  }

  /** The length of the text's segments that fits, terminator excluded. */
  int capacityBits() {
    return dataCodewords * 8;
  }

  /** Codewords of both kinds in all blocks together. */
  int codewords() {
    return dataCodewords + count * correctionLength;
  }

  /** Data codewords of a block, counted from 0. */
  int dataLength(int block) {
    int longBlocks = dataCodewords % count;
    return dataCodewords / count + (block < count - longBlocks ? 0 : 1);
  }

  /**
   * The order in which the codewords are placed in the symbol (clause 7.6): the first of every
   * block, the second of every block, and so on.
   *
   * @return for each place, an index into the data codewords of all blocks followed by the error
   *     correction codewords of all blocks
   */
  short[] placementOrder() {
    short[] order = new short[codewords()];
    int place = 0;
    for (int i = 0; i < dataLength(count - 1); i++) {
      int start = 0;
      for (int block = 0; block < count; block++) {
        if (i < dataLength(block)) {
          order[place++] = (short) (start + i);
        }
        start += dataLength(block);
      }
    }
    for (int i = 0; i < correctionLength; i++) {
      for (int block = 0; block < count; block++) {
        order[place++] = (short) (dataCodewords + block * correctionLength + i);
      }
    }
    return order;
  }

  private static Map<ErrorCorrection, Blocks[]> table() {
    Map<ErrorCorrection, Blocks[]> table = new EnumMap<>(ErrorCorrection.class);
    for (ErrorCorrection level : ErrorCorrection.values()) {
      Blocks[] versions = new Blocks[41];
      for (int version = 1; version <= 40; version++) {
        int count = COUNTS[table.size()][version - 1];
        int length = CORRECTION_LENGTHS[table.size()][version - 1];
        int data = FunctionPatterns.dataModules(version) / 8 - count * length;
        versions[version] = new Blocks(count, data, length);
      }
      table.put(level, versions);
    }
    return table;
  }
}
