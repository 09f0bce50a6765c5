package io.quietzone.renderers.png;

/** The checksum of a zlib stream (RFC 1950, section 8), which takes repetitions at no cost. */
final class Adler32 {

  private static final int MODULUS = 65521;

  private long sum = 1;
  private long sumOfSums;

  /**
   * Adds a row that is repeated.
   *
   * @param row at most 32,768 bytes, so that no sum overflows
   * @param times how often it follows
   */
  void update(byte[] row, int times) {
    int rowSum = 0;
    long rowSumOfSums = 0;
    for (byte value : row) {
      rowSum += value & 0xFF;
      rowSumOfSums += rowSum;
    }
    // Each repetition starts from a sum that is larger by one row: an arithmetic series.
    long repetitions = times;
    long series = repetitions * (repetitions - 1) / 2 % MODULUS;
    long length = row.length * repetitions % MODULUS;
    long weighted = rowSum % MODULUS * series % MODULUS * row.length;
    sumOfSums += sum * length + weighted + rowSumOfSums % MODULUS * repetitions;
    sumOfSums %= MODULUS;
    sum = (sum + rowSum * repetitions) % MODULUS;
  }

  int value() {
    return (int) (sumOfSums << 16 | sum);
  }
}
