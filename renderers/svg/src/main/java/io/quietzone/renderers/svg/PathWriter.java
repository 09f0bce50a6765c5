package io.quietzone.renderers.svg;

import io.quietzone.renderers.ascii.AsciiWriter;
import io.quietzone.renderers.drawing.GridContour;
import io.quietzone.renderers.drawing.GridPen;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Writes contours as SVG path data (SVG 1.1, section 8.3), each step relative to the last. */
final class PathWriter implements GridPen {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** What a pair is written with. */
  private static final int ROOM = Long.BYTES;

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
  public void contour(GridContour contour) {
    int from = contour.first();
    out.step('m', (from >> 8) - x);
    x = from >> 8;
    if ((from & 0xFF) >= y) {
      out.character(' ');
    }
    out.number((from & 0xFF) - y);
    y = from & 0xFF;
    // In local variables, which fields would not be: this loop is most of a picture.
    byte[] to = out.room(ROOM);
    int at = out.length();
    int point = contour.next();
    while (!contour.isClosed()) {
      if (at + ROOM > to.length) {
        out.wrote(at);
        to = out.room(ROOM);
      }
      int pair = GridPairs.index(from, point);
      if (pair >= 0) {
        long characters = GridPairs.CHARACTERS[pair];
        LONGS.set(to, at, characters);
        at += Long.BYTES - (Long.numberOfLeadingZeros(characters) >> 3);
      } else {
        out.wrote(at);
        out.step('h', (point >> 8) - (from >> 8));
        out.step('v', (point & 0xFF) - (from & 0xFF));
        to = out.room(ROOM);
        at = out.length();
      }
      from = point;
      point = contour.next();
    }
    out.wrote(at);
    // The last line, a vertical one, is what closes the contour.
    out.step('h', (point >> 8) - (from >> 8));
    out.character('z');
  }
}
