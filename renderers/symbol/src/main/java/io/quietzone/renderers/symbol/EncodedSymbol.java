package io.quietzone.renderers.symbol;

import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.Symbol;
import java.util.Objects;

/** A finished symbol. */
final class EncodedSymbol implements Symbol {

  private final int version;
  private final ErrorCorrection errorCorrection;
  private final int mask;
  private final int size;
  private final long[] rows;

  /** Keeps the rows, which are as {@link Lines} has them, with zeros beyond the edge. */
  EncodedSymbol(int version, ErrorCorrection errorCorrection, int mask, int size, long[] rows) {
    this.version = version;
    this.errorCorrection = errorCorrection;
    this.mask = mask;
    this.size = size;
    this.rows = rows;
  }

  @Override
  public int version() {
    return version;
  }

  @Override
  public ErrorCorrection errorCorrection() {
    return errorCorrection;
  }

  @Override
  public int mask() {
    return mask;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public boolean isDark(int x, int y) {
    Objects.checkIndex(x, size);
    return (row(y, x / Lines.WORD) & Lines.bit(x)) != 0;
  }

  @Override
  public long row(int y, int word) {
    Objects.checkIndex(y, size);
    return rows[Objects.checkIndex(word, Lines.strips(size)) * size + y];
  }

  /** The version and level, for logs. */
  @Override
  public String toString() {
    return version + "-" + errorCorrection;
  }
}
