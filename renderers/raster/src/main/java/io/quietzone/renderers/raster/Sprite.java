package io.quietzone.renderers.raster;

import io.quietzone.renderers.spi.Shape;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A shape in its box as pixels. Pictures of one style are made of the same few, so that small ones
 * are remembered.
 */
final class Sprite {

  /** The largest that is remembered, in pixels. */
  private static final int MAX_REMEMBERED_EDGE = 128;

  /** A power of two: eight mebibytes at most. */
  private static final int REMEMBERED = 512;

  private static final AtomicReferenceArray<@Nullable Sprite> RECENT =
      new AtomicReferenceArray<>(REMEMBERED);

  private final Shape shape;
  private final int edge;

  /** How much of each pixel is covered, row by row, in fifteenths; and eight bytes more. */
  private final byte[] levels;

  private volatile long @Nullable [] packed;

  private Sprite(Shape shape, int edge, byte[] levels) {
    this.shape = shape;
    this.edge = edge;
    this.levels = levels;
  }

  /** The edge of its box, in pixels. */
  int edge() {
    return edge;
  }

  /**
   * How much of each pixel is covered, row by row, in fifteenths; and eight bytes more, so that it
   * can be read in steps of eight.
   */
  byte[] levels() {
    return levels;
  }

  /**
   * The same as {@link Nibbles}, row by row, each row in {@link #longsPerRow()} longs that are
   * filled from their highest bits on.
   */
  long[] packed() {
    long[] known = packed;
    if (known == null) {
      known = pack();
      packed = known;
    }
    return known;
  }

  int longsPerRow() {
    return (edge + Nibbles.IN_LONG - 1) / Nibbles.IN_LONG;
  }

  private long[] pack() {
    int perRow = longsPerRow();
    long[] rows = new long[edge * perRow];
    for (int y = 0; y < edge; y++) {
      for (int x = 0; x < edge; x++) {
        int shift = Long.SIZE - 4 - 4 * (x % Nibbles.IN_LONG);
        rows[y * perRow + x / Nibbles.IN_LONG] |= (long) levels[y * edge + x] << shift;
      }
    }
    return rows;
  }

  /**
   * Draws a shape, or takes it from memory.
   *
   * @param shape one object for all that are equal
   * @param size the edge of its box, in modules
   */
  static Sprite of(Shape shape, int size, int modulePixels) {
    int edge = size * modulePixels;
    if (edge > MAX_REMEMBERED_EDGE) {
      return draw(shape, edge, modulePixels);
    }
    int slot = (System.identityHashCode(shape) + 31 * edge) & (REMEMBERED - 1);
    Sprite recent = RECENT.get(slot);
    if (recent != null && recent.shape == shape && recent.edge == edge) {
      return recent;
    }
    Sprite drawn = draw(shape, edge, modulePixels);
    RECENT.set(slot, drawn);
    return drawn;
  }

  private static Sprite draw(Shape shape, int edge, int modulePixels) {
    byte[] levels = new byte[edge * edge + Long.BYTES];
    PathCoverage path = new PathCoverage(shape, modulePixels, 0, edge);
    Levels row = new Levels(edge);
    for (int y = 0; y < edge; y++) {
      row.clear();
      path.add(y, row);
      System.arraycopy(row.values, 0, levels, y * edge, edge);
    }
    return new Sprite(shape, edge, levels);
  }

  /**
   * Copies a row of it; what lies outside of the picture is left out.
   *
   * @param y the row, 0 to {@code edge() - 1}
   * @param left where it goes, in pixels from the left edge of the picture
   */
  void add(int y, int left, Levels target) {
    int from = Math.max(0, -left);
    int to = Math.min(edge, target.values.length - left);
    int inSprite = y * edge;
    for (int i = from; i < to; i++) {
      target.values[left + i] =
          (byte) Math.min(Levels.FULL, target.values[left + i] + levels[inSprite + i]);
    }
    target.touch(left + from, left + to);
  }
}
