package io.quietzone.renderers.drawing;

import io.quietzone.renderers.spi.Box;
import io.quietzone.renderers.spi.Canvas;
import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.Shape;

/**
 * Where the Swiss cross lies on a symbol, in modules from the symbol's corner. A Swiss QR code is
 * 46 mm wide and its cross 7 mm (guidelines 2.3, sections 6.4 and 6.4.2), whatever the version; the
 * parts are measured from the picture of the cross that SIX publishes, which has the proportions of
 * the flag: arms that are a sixth longer than wide.
 */
record SwissCrossPlace(int symbolSize) {

  /** The edge of a symbol, in mm. */
  private static final double SYMBOL = 46;

  /** The whole with its white border, in mm. */
  private static final double WHOLE = 7;

  private static final double BLACK_SQUARE = 6;

  /** From the tip of one arm to that of the other: 20 parts where the arms are 6 wide. */
  private static final double BAR_LENGTH = 35 / 9.0;

  private static final double BAR_WIDTH = 7 / 6.0;

  /** What the cross covers, its white border included. */
  Box box() {
    return new Box(start(WHOLE), start(WHOLE), modules(WHOLE), modules(WHOLE));
  }

  /** The first row and column of modules that it covers, if only in part. */
  int firstTouched() {
    return (int) Math.floor(start(WHOLE));
  }

  /** How many rows, and columns, of modules it covers, if only in part. */
  int touched() {
    return symbolSize - 2 * firstTouched();
  }

  /** Draws it on a symbol whose corner is at a place of the picture. */
  void draw(int symbolX, int symbolY, Canvas canvas) {
    Box box = box();
    canvas.fill(
        new Box(symbolX + box.x(), symbolY + box.y(), box.width(), box.height()), Color.WHITE);
    canvas.fill(blackPart(symbolX, symbolY), Color.BLACK);
  }

  /** The black square, the cross being a hole in it. */
  private Shape blackPart(double x, double y) {
    Path path = new Path();
    double edge = modules(BLACK_SQUARE);
    path.addRectangle(
        x + start(BLACK_SQUARE), y + start(BLACK_SQUARE), edge, edge, Corners.SHARP, true);
    double[] along = {
      start(BAR_LENGTH), start(BAR_WIDTH), end(BAR_WIDTH), end(BAR_LENGTH),
    };
    // Counterclockwise: x and y of each corner, as places on the arms.
    int[][] corners = {
      {1, 0}, {1, 1}, {0, 1}, {0, 2}, {1, 2}, {1, 3}, {2, 3}, {2, 2}, {3, 2}, {3, 1}, {2, 1},
      {2, 0},
    };
    double[] points = new double[2 * corners.length];
    for (int i = 0; i < corners.length; i++) {
      points[2 * i] = x + along[corners[i][0]];
      points[2 * i + 1] = y + along[corners[i][1]];
    }
    path.addPolygon(points);
    return path;
  }

  private double modules(double millimetres) {
    return millimetres * symbolSize / SYMBOL;
  }

  private double start(double millimetres) {
    return (symbolSize - modules(millimetres)) / 2;
  }

  private double end(double millimetres) {
    return (symbolSize + modules(millimetres)) / 2;
  }
}
