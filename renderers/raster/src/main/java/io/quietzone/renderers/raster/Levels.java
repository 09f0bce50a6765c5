package io.quietzone.renderers.raster;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** How much of each pixel of a row is covered, in fifteenths, and where anything is. */
final class Levels {

  /** All of a pixel. */
  static final int FULL = 15;

  private static final long ALL_FULL = FULL * 0x0101010101010101L;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  final byte[] values;

  /** The first pixel that may be covered. */
  int from;

  /** Behind the last one. */
  int to;

  Levels(int pixels) {
    values = new byte[pixels];
    from = pixels;
  }

  void clear() {
    if (from < to) {
      Arrays.fill(values, from, to, (byte) 0);
    }
    from = values.length;
    to = 0;
  }

  /** Eight if so many pixels from here on are covered alike, not at all or whole; else 0. */
  int emptyOrFull(int pixel) {
    if (pixel + Long.BYTES > to) {
      return 0;
    }
    long eight = (long) LONGS.get(values, pixel);
    return eight == 0 || eight == ALL_FULL ? Long.BYTES : 0;
  }

  boolean isEmpty() {
    return from >= to;
  }

  void touch(int first, int end) {
    from = Math.min(from, first);
    to = Math.max(to, end);
  }
}
