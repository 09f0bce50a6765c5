package io.quietzone.renderers.drawing;

import io.quietzone.renderers.spi.Pen;
import io.quietzone.renderers.spi.Shape;
import io.quietzone.renderers.spi.Symbol;

/**
 * The modules of a symbol in the shapes of a pattern. A renderer that knows nothing of it traces
 * it; one that draws pixels may take the shape of each cell instead, of which there are few.
 */
public final class Modules implements Shape {

  /** Above every a key. */
  public static final int MAX_KEYS = ModuleShapes.MAX_KEYS;

  private final Symbol symbol;
  private final ModuleShapes shapes;
  private final int left;
  private final int top;

  Modules(Symbol symbol, ModuleShapes shapes, int left, int top) {
    this.symbol = symbol;
    this.shapes = shapes;
    this.left = left;
    this.top = top;
  }

  /** How far the first cell lies from the picture's left edge, in modules. */
  public int left() {
    return left;
  }

  /** How far the first cell lies from the picture's top edge, in modules. */
  public int top() {
    return top;
  }

  /** How many cells there are in a row and in a column. */
  public int size() {
    return symbol.size();
  }

  /**
   * Which shapes stand in the cells of a row.
   *
   * @param y row, 0 to {@code size() - 1}
   * @param keys receives {@code size()} numbers, each 0 for none or below {@link #MAX_KEYS}
   */
  public void keys(int y, int[] keys) {
    shapes.keys(symbol, y, keys);
  }

  /**
   * The shape of a key.
   *
   * @param key one of {@link #keys}, not 0
   * @return in a cell from 0, 0 to 1, 1
   */
  public Shape shape(int key) {
    return shapes.shape(key);
  }

  /** Whether the modules are squares, so that {@link #traceSquares} draws them. */
  public boolean areSquares() {
    return shapes == Pattern.SQUARES.shapes();
  }

  /**
   * Draws the outline of square modules in whole numbers, from the symbol's corner.
   *
   * @throws IllegalStateException unless the modules are squares
   */
  public void traceSquares(GridPen pen) {
    if (!areSquares()) {
      throw new IllegalStateException("the modules are no squares");
    }
    Outline.trace(symbol, pen);
  }

  @Override
  public void trace(Pen pen) {
    shapes.trace(symbol, left, top, pen);
  }
}
