package io.quietzone.renderers.raster;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Numbers of four bits, two in a byte, the left one in the higher bits, as PNG has them (ISO/IEC
 * 15948, clause 7.2).
 */
final class Nibbles {

  /** How many a long holds. */
  static final int IN_LONG = 16;

  private static final VarHandle BIG_LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long RIGHT = 0x0F0F_0F0F_0F0F_0F0FL;
  private static final long CARRIES = 0x1010_1010_1010_1010L;

  private Nibbles() {}

  /**
   * Adds numbers to those that are there; sums are 15 at the most.
   *
   * @param at where the first two are
   * @param numbers sixteen, the first in the highest bits; 0 where there is no more target
   */
  static void add(byte[] target, int at, long numbers) {
    if (at + Long.BYTES <= target.length) {
      long before = (long) BIG_LONGS.get(target, at);
      BIG_LONGS.set(target, at, before == 0 ? numbers : sum(before, numbers));
      return;
    }
    int to = at;
    for (long rest = numbers; rest != 0; rest <<= Byte.SIZE) {
      target[to] = (byte) sum(target[to] & 0xFF, rest >>> (Long.SIZE - Byte.SIZE));
      to++;
    }
  }

  private static long sum(long a, long b) {
    return atMost15((a & RIGHT) + (b & RIGHT))
        | atMost15((a >>> 4 & RIGHT) + (b >>> 4 & RIGHT)) << 4;
  }

  /** Of the sums in the bytes, which are 30 at the most. */
  private static long atMost15(long sums) {
    long over = sums & CARRIES;
    return (sums | over - (over >>> 4)) & RIGHT;
  }

  /**
   * Puts numbers together, each in a byte before.
   *
   * @param numbers an even number of them may be read
   * @param target receives them up to its end
   * @param offset where to begin
   */
  static void pack(byte[] numbers, byte[] target, int offset) {
    int from = 0;
    int to = offset;
    while (from + Long.BYTES <= numbers.length && to + Integer.BYTES <= target.length) {
      INTS.set(target, to, eightPacked((long) LONGS.get(numbers, from)));
      from += Long.BYTES;
      to += Integer.BYTES;
    }
    for (; to < target.length; to++) {
      target[to] = (byte) (numbers[from] << 4 | numbers[from + 1]);
      from += 2;
    }
  }

  /** Eight numbers, the leftmost lowest, each pair moved into a byte. */
  private static int eightPacked(long numbers) {
    long pairs = (numbers << 4 | numbers >>> 8) & 0x00FF_00FF_00FF_00FFL;
    long fours = (pairs | pairs >>> 8) & 0x0000_FFFF_0000_FFFFL;
    return (int) (fours | fours >>> 16);
  }
}
