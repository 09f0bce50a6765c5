package io.quietzone.renderers.raster;

import io.quietzone.renderers.spi.Pen;
import io.quietzone.renderers.spi.Shape;
import java.util.Arrays;

/**
 * The exact area that a shape covers of each pixel, by the nonzero rule.
 *
 * <p>Every line adds to the pixels it crosses how much of them lies to its right, signed by its
 * direction; the sum from the left is then what is covered. Curves are lines that are nowhere
 * farther from them than a thirtieth of a pixel.
 */
final class PathCoverage implements Coverage, Pen {

  private static final double FLATNESS = 1.0 / 30;
  private static final int NUMBERS = 5;

  /** A power of two. */
  private static final int BLOCK = 16;

  private final double scale;
  private final double offset;
  private final double right;

  /** Of each line: the upper x and y, the lower x and y, and 1 if it runs down, -1 if up. */
  private double[] lines = new double[NUMBERS * 64];

  private int count;
  private int next;

  /** Lines that the current row may cross. */
  private int[] active = new int[16];

  private int activeCount;

  /** Of each pixel, how much more of it and of those to its right is covered. */
  private final double[] sums;

  /** Whether a block of {@link #BLOCK} pixels has any sum but 0. */
  private final boolean[] crossed;

  private double startX;
  private double startY;
  private double penX;
  private double penY;

  /**
   * Reads a shape.
   *
   * @param scale pixels per module
   * @param offset where the shape's origin lies, in pixels
   * @param pixels the edge of the picture
   */
  PathCoverage(Shape shape, double scale, double offset, int pixels) {
    this.scale = scale;
    this.offset = offset;
    this.right = pixels;
    this.sums = new double[pixels + 4];
    this.crossed = new boolean[sums.length / BLOCK + 1];
    shape.trace(this);
    sortByTop();
  }

  @Override
  public void add(int y, Levels levels) {
    activate(y);
    int first = sums.length;
    int last = -1;
    int kept = 0;
    for (int i = 0; i < activeCount; i++) {
      int line = active[i];
      double top = Math.max(y, lines[line + 1]);
      double bottom = Math.min(y + 1.0, lines[line + 3]);
      if (bottom > top) {
        double atTop = x(line, top);
        double atBottom = x(line, bottom);
        double leftmost = Math.min(atTop, atBottom);
        double rightmost = Math.max(atTop, atBottom);
        cross(leftmost, rightmost, (bottom - top) * lines[line + 4]);
        first = Math.min(first, (int) leftmost);
        last = Math.max(last, (int) rightmost + 1);
      }
      if (lines[line + 3] > y + 1) {
        active[kept++] = line;
      }
    }
    activeCount = kept;
    if (last >= first) {
      collect(first, last, levels);
    }
  }

  private void activate(int y) {
    while (next < count && lines[next + 1] < y + 1) {
      if (activeCount == active.length) {
        active = Arrays.copyOf(active, 2 * activeCount);
      }
      active[activeCount++] = next;
      next += NUMBERS;
    }
  }

  /** Where a line is at a height; within the picture. */
  private double x(int line, double y) {
    double height = lines[line + 3] - lines[line + 1];
    double share = (y - lines[line + 1]) / height;
    double x = lines[line] + (lines[line + 2] - lines[line]) * share;
    return Math.min(right, Math.max(0, x));
  }

  /**
   * Adds what lies to the right of a piece of a line within one row.
   *
   * @param height of the piece, signed by the line's direction
   */
  private void cross(double leftmost, double rightmost, double height) {
    int first = (int) leftmost;
    int last = (int) Math.ceil(rightmost) - 1;
    for (int block = first / BLOCK; block <= (Math.max(first, last) + 1) / BLOCK; block++) {
      crossed[block] = true;
    }
    if (last <= first) {
      double middle = (leftmost + rightmost) / 2 - first;
      sums[first] += height * (1 - middle);
      sums[first + 1] += height * middle;
      return;
    }
    // What is covered at x is height × the share of the piece to the left of x: a straight slope,
    // and its mean over each pixel is what the sum has to be there.
    double slope = height / (rightmost - leftmost);
    double before = 0;
    for (int pixel = first; pixel <= last; pixel++) {
      double from = Math.max(pixel, leftmost);
      double to = Math.min(pixel + 1, rightmost);
      double mean = slope * ((from + to) / 2 - leftmost) * (to - from) + height * (pixel + 1 - to);
      sums[pixel] += mean - before;
      before = mean;
    }
    sums[last + 1] += height - before;
  }

  private void collect(int first, int last, Levels levels) {
    double sum = 0;
    int end = Math.min(last + 1, levels.values.length);
    for (int pixel = first; pixel <= last; ) {
      int blockEnd = Math.min(last + 1, (pixel | BLOCK - 1) + 1);
      if (crossed[pixel / BLOCK]) {
        for (; pixel < blockEnd; pixel++) {
          sum += sums[pixel];
          sums[pixel] = 0;
          cover(pixel, Math.min(end, pixel + 1), level(sum), levels);
        }
        crossed[(pixel - 1) / BLOCK] = false;
      } else {
        // No line runs through these pixels: they are covered alike.
        cover(pixel, Math.min(end, blockEnd), level(sum), levels);
        pixel = blockEnd;
      }
    }
    sums[last + 1] = 0;
    crossed[(last + 1) / BLOCK] = false;
    levels.touch(first, end);
  }

  private static int level(double sum) {
    return (int) (Math.min(1, Math.abs(sum)) * Levels.FULL + 0.5);
  }

  private static void cover(int first, int end, int level, Levels levels) {
    if (level > 0) {
      for (int pixel = first; pixel < end; pixel++) {
        levels.values[pixel] = (byte) Math.min(Levels.FULL, levels.values[pixel] + level);
      }
    }
  }

  @Override
  public void moveTo(double x, double y) {
    startX = x * scale + offset;
    startY = y * scale + offset;
    penX = startX;
    penY = startY;
  }

  @Override
  public void lineTo(double x, double y) {
    line(x * scale + offset, y * scale + offset);
  }

  @Override
  public void curveTo(double x1, double y1, double x2, double y2, double x, double y) {
    double fromX = penX;
    double fromY = penY;
    double firstX = x1 * scale + offset;
    double firstY = y1 * scale + offset;
    double secondX = x2 * scale + offset;
    double secondY = y2 * scale + offset;
    double toX = x * scale + offset;
    double toY = y * scale + offset;
    // The second difference bounds how far the curve is from its chords (de Casteljau).
    double bend =
        Math.max(
            Math.abs(fromX - 2 * firstX + secondX) + Math.abs(fromY - 2 * firstY + secondY),
            Math.abs(firstX - 2 * secondX + toX) + Math.abs(firstY - 2 * secondY + toY));
    int pieces = Math.max(1, (int) Math.ceil(Math.sqrt(0.75 * bend / FLATNESS)));
    for (int i = 1; i < pieces; i++) {
      double t = (double) i / pieces;
      double u = 1 - t;
      double a = u * u * u;
      double b = 3 * u * u * t;
      double c = 3 * u * t * t;
      double d = t * t * t;
      line(
          a * fromX + b * firstX + c * secondX + d * toX,
          a * fromY + b * firstY + c * secondY + d * toY);
    }
    line(toX, toY);
  }

  @Override
  public void close() {
    line(startX, startY);
  }

  private void line(double x, double y) {
    if (y != penY) {
      if (count + NUMBERS > lines.length) {
        lines = Arrays.copyOf(lines, 2 * lines.length);
      }
      boolean down = y > penY;
      lines[count] = down ? penX : x;
      lines[count + 1] = down ? penY : y;
      lines[count + 2] = down ? x : penX;
      lines[count + 3] = down ? y : penY;
      lines[count + 4] = down ? 1 : -1;
      count += NUMBERS;
    }
    penX = x;
    penY = y;
  }

  /** By the row in which lines begin: those of one row stay in their order. */
  private void sortByTop() {
    int rows = sums.length;
    int[] starts = new int[rows + 1];
    for (int line = 0; line < count; line += NUMBERS) {
      starts[row(line) + 1]++;
    }
    for (int row = 0; row < rows; row++) {
      starts[row + 1] += starts[row];
    }
    double[] sorted = new double[count];
    for (int line = 0; line < count; line += NUMBERS) {
      int place = starts[row(line)]++ * NUMBERS;
      System.arraycopy(lines, line, sorted, place, NUMBERS);
    }
    lines = sorted;
  }

  private int row(int line) {
    return (int) Math.min(sums.length - 1.0, Math.max(0, lines[line + 1]));
  }
}
