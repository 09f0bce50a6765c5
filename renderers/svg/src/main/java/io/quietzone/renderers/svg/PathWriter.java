package io.quietzone.renderers.svg;

import io.quietzone.renderers.ascii.AsciiWriter;
import io.quietzone.renderers.drawing.GridPen;

/** Writes contours as SVG path data (SVG 1.1, section 8.3), each step relative to the last. */
final class PathWriter implements GridPen {

  private final AsciiWriter out;
  private int x;
  private int y;

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
  public void contour(char[] starts, int count) {
    int startX = starts[0] >> 8;
    int startY = starts[0] & 0xFF;
    out.step('m', startX - x);
    if (startY >= y) {
      out.character(' ');
    }
    out.number(startY - y);
    out.gridSteps(starts, count);
    out.character('z');
    x = startX;
    y = startY;
  }
}
