package io.quietzone.renderers.jpg;

/** The discrete cosine transform of a block (ITU-T T.81, A.3.3), rows first, then columns. */
final class CosineTransform {

  private static final int SIZE = 8;

  /** Of frequency and place, with the factor that makes the transform orthonormal. */
  private static final double[] BASIS = new double[SIZE * SIZE];

  static {
    for (int frequency = 0; frequency < SIZE; frequency++) {
      for (int place = 0; place < SIZE; place++) {
        double factor = frequency == 0 ? Math.sqrt(0.125) : 0.5;
        BASIS[frequency * SIZE + place] =
            factor * StrictMath.cos((2 * place + 1) * frequency * Math.PI / 16);
      }
    }
  }

  private CosineTransform() {}

  /** Replaces samples by coefficients, both row by row. */
  static void forward(double[] block) {
    double[] rows = new double[SIZE * SIZE];
    for (int y = 0; y < SIZE; y++) {
      for (int frequency = 0; frequency < SIZE; frequency++) {
        double sum = 0;
        for (int x = 0; x < SIZE; x++) {
          sum += BASIS[frequency * SIZE + x] * block[y * SIZE + x];
        }
        rows[y * SIZE + frequency] = sum;
      }
    }
    for (int frequency = 0; frequency < SIZE; frequency++) {
      for (int x = 0; x < SIZE; x++) {
        double sum = 0;
        for (int y = 0; y < SIZE; y++) {
          sum += BASIS[frequency * SIZE + y] * rows[y * SIZE + x];
        }
        block[frequency * SIZE + x] = sum;
      }
    }
  }
}
