package io.quietzone.renderers.png;

/** The checksum of a zlib stream (RFC 1950, section 8), which takes repetitions at no cost. */
final class Adler32 {

  private static final int MODULUS = 65521;

  private final java.util.zip.Adler32 checksum = new java.util.zip.Adler32();
  private long sum = 1;
  private long sumOfSums;

  /**
   * Adds a row that is repeated.
   *
   * @param times how often it follows
   */
  void update(byte[] row, int times) {
    // Java's own is made of vector instructions; it starts from 1, and what it adds is ours.
    checksum.reset();
    checksum.update(row);
    long rowSum = ((checksum.getValue() & 0xFFFF) + MODULUS - 1) % MODULUS;
    long oneLength = row.length % MODULUS;
    long rowSumOfSums = ((checksum.getValue() >> 16) + MODULUS - oneLength) % MODULUS;
    // Each repetition starts from a sum that is larger by one row: an arithmetic series.
    long repetitions = times;
    long series = repetitions * (repetitions - 1) / 2 % MODULUS;
    long length = row.length * repetitions % MODULUS;
    long weighted = rowSum * series % MODULUS * oneLength;
    sumOfSums += sum * length + weighted + rowSumOfSums * repetitions;
    sumOfSums %= MODULUS;
    sum = (sum + rowSum * repetitions) % MODULUS;
  }

  int value() {
    return (int) (sumOfSums << 16 | sum);
  }
}
