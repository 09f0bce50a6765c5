package io.quietzone.renderers.jpg;

/** The order in which coefficients are stored (ITU-T T.81, figure A.6). */
final class ZigZag {

  /** Of each place, the row times eight and the column. */
  static final int[] ORDER = new int[64];

  static {
    int at = 0;
    for (int diagonal = 0; diagonal < 15; diagonal++) {
      for (int i = Math.max(0, diagonal - 7); i <= Math.min(7, diagonal); i++) {
        boolean upwards = diagonal % 2 == 0;
        int column = upwards ? i : diagonal - i;
        ORDER[at++] = (diagonal - column) * 8 + column;
      }
    }
  }

  private ZigZag() {}
}
