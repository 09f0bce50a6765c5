package io.quietzone.renderers.ascii;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text and numbers straight into bytes; the same on every machine and in every locale. */
public final class AsciiWriter {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final String HEX_DIGITS = "0123456789abcdef";
  private static final int MILLION = 1_000_000;

  /** Numbers nearer to 0 are in the table. */
  private static final int TABLE_REACH = 1000;

  private static final int LENGTH_SHIFT = 56;

  /** The characters of each number, the first one lowest, and above them how many there are. */
  private static final long[] TABLE = new long[2 * TABLE_REACH - 1];

  static {
    for (int i = 0; i < TABLE.length; i++) {
      String digits = Integer.toString(i - (TABLE_REACH - 1));
      TABLE[i] = (long) digits.length() << LENGTH_SHIFT;
      for (int position = 0; position < digits.length(); position++) {
        TABLE[i] |= (long) digits.charAt(position) << (8 * position);
      }
    }
  }

  private byte[] bytes;
  private int length;

  /**
   * Starts with nothing.
   *
   * @param expectedLength bytes; more may come
   */
  public AsciiWriter(int expectedLength) {
    bytes = new byte[expectedLength];
  }

  /** Adds characters of ASCII; others become question marks. */
  public void text(String ascii) {
    raw(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  /** Adds one character of ASCII. */
  public void character(char ascii) {
    reserve(1);
    bytes[length++] = (byte) ascii;
  }

  /** Adds a whole number. */
  public void number(int value) {
    if (isInTable(value)) {
      long entry = TABLE[value + TABLE_REACH - 1];
      reserve(Long.BYTES);
      LONGS.set(bytes, length, entry);
      length += (int) (entry >>> LENGTH_SHIFT);
    } else {
      text(Integer.toString(value));
    }
  }

  /** A letter and a number: one step of a path. */
  public void step(char command, int value) {
    if (isInTable(value)) {
      long entry = TABLE[value + TABLE_REACH - 1];
      reserve(Long.BYTES);
      LONGS.set(bytes, length, (entry << 8) | command);
      length += 1 + (int) (entry >>> LENGTH_SHIFT);
    } else {
      character(command);
      number(value);
    }
  }

  /**
   * A number rounded to six decimals, without zeros at its end.
   *
   * @param value 0 or more, below 2^31
   */
  public void decimal(double value) {
    long millionths = Math.round(value * MILLION);
    number((int) (millionths / MILLION));
    int fraction = (int) (millionths % MILLION);
    if (fraction > 0) {
      character('.');
      for (int unit = MILLION / 10; fraction > 0; unit /= 10) {
        character((char) ('0' + fraction / unit));
        fraction %= unit;
      }
    }
  }

  /**
   * A number of thousandths as a decimal, without zeros at its end and none before its point.
   *
   * @param value above -2^31, below 2^31
   */
  public void thousandths(long value) {
    if (value < 0) {
      character('-');
    }
    int whole = (int) (Math.abs(value) / 1000);
    int fraction = (int) (Math.abs(value) % 1000);
    if (whole > 0 || fraction == 0) {
      number(whole);
    }
    if (fraction > 0) {
      character('.');
      character((char) ('0' + fraction / 100));
      if (fraction % 100 > 0) {
        character((char) ('0' + fraction / 10 % 10));
      }
      if (fraction % 10 > 0) {
        character((char) ('0' + fraction % 10));
      }
    }
  }

  /** A number of 24 bits as six hexadecimal digits. */
  public void hexColor(int rgb) {
    for (int shift = 20; shift >= 0; shift -= 4) {
      character(HEX_DIGITS.charAt(rgb >> shift & 0xF));
    }
  }

  /** Adds bytes as they are. */
  public void raw(byte[] added) {
    reserve(added.length);
    System.arraycopy(added, 0, bytes, length, added.length);
    length += added.length;
  }

  /**
   * The bytes so far with room for more, for loops that write them themselves: from {@link
   * #length()} on, until {@link #wrote} ends it.
   *
   * @param count how many more are wanted at least
   */
  public byte[] room(int count) {
    reserve(count);
    return bytes;
  }

  /** Says how many bytes there are after some were written into {@link #room}. */
  public void wrote(int newLength) {
    length = newLength;
  }

  /** How many bytes there are so far. */
  public int length() {
    return length;
  }

  /** All bytes; the caller owns them. */
  public byte[] bytes() {
    return Arrays.copyOf(bytes, length);
  }

  private static boolean isInTable(int value) {
    return value > -TABLE_REACH && value < TABLE_REACH;
  }

  private void reserve(int count) {
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length + count);
    }
  }
}
