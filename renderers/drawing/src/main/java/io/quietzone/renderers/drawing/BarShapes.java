package io.quietzone.renderers.drawing;

import io.quietzone.renderers.spi.Pen;
import io.quietzone.renderers.spi.Symbol;

/**
 * Dark modules in a line joined to a bar with round ends.
 *
 * <p>The key is 1, and 2 more if the module before is dark, and 4 more if the module after is.
 */
final class BarShapes implements ModuleShapes {

  private static final int JOINS_BEFORE = 2;
  private static final int JOINS_AFTER = 4;

  /** How far a bar stays away from the edges of its cells. */
  private static final double INSET = 0.1;

  private static final double RADIUS = 0.5 - INSET;

  private final boolean horizontal;
  private final Path[] shapes = new Path[8];

  BarShapes(boolean horizontal) {
    this.horizontal = horizontal;
    for (int key = 1; key < shapes.length; key += 2) {
      shapes[key] = new Path();
      addBar(0, 1, 0, (key & JOINS_BEFORE) > 0, (key & JOINS_AFTER) > 0, shapes[key]);
    }
  }

  @Override
  public void keys(Symbol modules, int y, int[] keys) {
    for (int x = 0; x < modules.size(); x++) {
      keys[x] = key(modules, x, y);
    }
  }

  private int key(Symbol modules, int x, int y) {
    if (!modules.isDark(x, y)) {
      return 0;
    }
    int at = horizontal ? x : y;
    boolean before = at > 0 && modules.isDark(horizontal ? x - 1 : x, horizontal ? y : y - 1);
    boolean after =
        at < modules.size() - 1 && modules.isDark(horizontal ? x + 1 : x, horizontal ? y : y + 1);
    return 1 + (before ? JOINS_BEFORE : 0) + (after ? JOINS_AFTER : 0);
  }

  @Override
  public Path shape(int key) {
    return shapes[key];
  }

  @Override
  public void trace(Symbol modules, double left, double top, Pen pen) {
    Path bars = new Path();
    int size = modules.size();
    for (int line = 0; line < size; line++) {
      int start = -1;
      for (int at = 0; at <= size; at++) {
        boolean dark = at < size && modules.isDark(horizontal ? at : line, horizontal ? line : at);
        if (dark && start < 0) {
          start = at;
        } else if (!dark && start >= 0) {
          addBar(start, at, line, false, false, bars);
          start = -1;
        }
      }
    }
    bars.trace(left, top, pen);
  }

  /** Adds a bar from one place of a line to another, with an open end where it goes on. */
  private void addBar(
      double start, double end, double line, boolean before, boolean after, Path path) {
    double from = before ? start : start + INSET;
    double to = after ? end : end - INSET;
    double first = before ? 0 : RADIUS;
    double last = after ? 0 : RADIUS;
    double across = 1 - 2 * INSET;
    if (horizontal) {
      path.addRectangle(
          from,
          line + INSET,
          to - from,
          across,
          new Corners(first, last, last, first, false),
          true);
    } else {
      path.addRectangle(
          line + INSET,
          from,
          across,
          to - from,
          new Corners(first, first, last, last, false),
          true);
    }
  }
}
