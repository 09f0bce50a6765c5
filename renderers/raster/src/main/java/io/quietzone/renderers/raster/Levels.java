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

  /** How many pixels from here on are covered alike, not at all or whole: in steps of eight. */
  int emptyOrFull(int pixel) {
    int length = 0;
    long level = values[pixel] * 0x0101010101010101L;
    if (level == 0 || level == ALL_FULL) {
      while (pixel + length + Long.BYTES <= to
          && (long) LONGS.get(values, pixel + length) == level) {
        length += Long.BYTES;
      }
    }
    return length;
  }

  boolean isEmpty() {
    return from >= to;
  }

  void touch(int first, int end) {
    from = Math.min(from, first);
    to = Math.max(to, end);
  }
}
