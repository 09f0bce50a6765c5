package io.quietzone.renderers.symbol;

/**
 * Error correction codewords of one length (ISO/IEC 18004, clause 7.5.2): the remainder of a
 * block's polynomial divided by the generator polynomial over GF(2⁸) modulo {@code 0x11D}.
 *
 * <p>The remainder is kept in four longs, its first codeword highest, and a table holds what each
 * value of that first codeword subtracts from the others: a division step is one shift and one XOR
 * of four longs.
 */
final class ReedSolomon {

  private static final int MAX_LENGTH = 30;
  private static final ReedSolomon[] INSTANCES = new ReedSolomon[MAX_LENGTH + 1];

  private final int length;

  /** For each value of the leading codeword, four longs. */
  private final long[] multiples;

  private ReedSolomon(int length) {
    this.length = length;
    this.multiples = multiples(generator(length));
  }

  /**
   * The encoder of a length. Threads may race to build it; each result is complete and the same.
   *
   * @param length 1–30 codewords
   */
  static ReedSolomon ofLength(int length) {
    ReedSolomon instance = INSTANCES[length];
    if (instance == null) {
      instance = new ReedSolomon(length);
      INSTANCES[length] = instance;
    }
    return instance;
  }

  /** Writes the error correction codewords of one block. */
  void append(byte[] codewords, int dataStart, int dataLength, int target) {
    long[] table = multiples;
    long a = 0;
    long b = 0;
    long c = 0;
    long d = 0;
    for (int i = dataStart; i < dataStart + dataLength; i++) {
      int row = ((int) (a >>> 56) ^ (codewords[i] & 0xFF)) << 2;
      a = ((a << 8) | (b >>> 56)) ^ table[row];
      b = ((b << 8) | (c >>> 56)) ^ table[row + 1];
      c = ((c << 8) | (d >>> 56)) ^ table[row + 2];
      d = (d << 8) ^ table[row + 3];
    }
    store(a, codewords, target, Math.min(length, 8));
    store(b, codewords, target + 8, Math.min(length - 8, 8));
    store(c, codewords, target + 16, Math.min(length - 16, 8));
    store(d, codewords, target + 24, Math.min(length - 24, 8));
  }

  private static void store(long word, byte[] codewords, int target, int count) {
    for (int i = 0; i < count; i++) {
      codewords[target + i] = (byte) (word >>> (56 - 8 * i));
    }
  }

  private static long[] multiples(int[] generator) {
    long[] table = new long[256 * 4];
    for (int factor = 1; factor < 256; factor++) {
      for (int i = 0; i < generator.length; i++) {
        long product = multiply(factor, generator[i]);
        table[factor * 4 + i / 8] |= product << (56 - 8 * (i % 8));
      }
    }
    return table;
  }

  /** The product of {@code (x - 2^i)} for i from 0, without its leading 1, highest power first. */
  static int[] generator(int length) {
    int[] coefficients = new int[length];
    coefficients[length - 1] = 1;
    int root = 1;
    for (int i = 0; i < length; i++) {
      for (int j = 0; j < length; j++) {
        int next = j + 1 < length ? coefficients[j + 1] : 0;
        coefficients[j] = multiply(coefficients[j], root) ^ next;
      }
      root = multiply(root, 2);
    }
    return coefficients;
  }

  /** Multiplies in GF(2⁸) modulo {@code x⁸ + x⁴ + x³ + x² + 1}. */
  static int multiply(int x, int y) {
    int product = 0;
    for (int bit = 7; bit >= 0; bit--) {
      product = (product << 1) ^ ((product >>> 7) * 0x11D);
      product ^= ((y >>> bit) & 1) * x;
    }
    return product;
  }
}
