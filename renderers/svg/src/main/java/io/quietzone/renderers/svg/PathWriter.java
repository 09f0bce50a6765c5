package io.quietzone.renderers.svg;

import io.quietzone.renderers.ascii.AsciiWriter;
import io.quietzone.renderers.drawing.GridPen;

/** Writes contours as SVG path data (SVG 1.1, section 8.3), each step relative to the last. */
final class PathWriter implements GridPen {

  private final AsciiWriter out;
  private int x;
  private int y;
  private int startX;
  private int startY;

  /**
   * Begins at the picture's corner.
   *
   * @param margin how far the symbol lies from the picture's left and top edge, in user units
   */
  PathWriter(AsciiWriter out, int margin) {
    this.out = out;
    x = -margin;
    y = -margin;
  }

  @Override
  public void moveTo(int toX, int toY) {
    out.step('m', toX - x);
    if (toY >= y) {
      out.character(' ');
    }
    out.number(toY - y);
    startX = toX;
    startY = toY;
    x = toX;
    y = toY;
  }

  @Override
  public void lineTo(int toX, int toY) {
    if (toY == y) {
      out.step('h', toX - x);
      x = toX;
    } else {
      out.step('v', toY - y);
      y = toY;
    }
  }

  @Override
  public void close() {
    out.character('z');
    x = startX;
    y = startY;
  }
}
