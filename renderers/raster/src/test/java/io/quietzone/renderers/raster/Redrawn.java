package io.quietzone.renderers.raster;

import io.quietzone.renderers.drawing.Drawing;
import io.quietzone.renderers.spi.Canvas;
import io.quietzone.renderers.spi.Picture;
import io.quietzone.renderers.spi.PrintSize;
import io.quietzone.renderers.spi.Style;
import io.quietzone.renderers.spi.Symbol;
import java.util.function.UnaryOperator;

/**
 * A drawing that passes through another canvas.
 *
 * @param through makes the canvas that is drawn on of the one that receives the picture
 */
record Redrawn(Drawing drawing, UnaryOperator<Canvas> through) implements Picture {

  @Override
  public Symbol symbol() {
    return drawing.symbol();
  }

  @Override
  public Style style() {
    return drawing.style();
  }

  @Override
  public PrintSize size() {
    return drawing.size();
  }

  @Override
  public int modules() {
    return drawing.modules();
  }

  @Override
  public int symbolX() {
    return drawing.symbolX();
  }

  @Override
  public int symbolY() {
    return drawing.symbolY();
  }

  @Override
  public void draw(Canvas canvas) {
    drawing.draw(through.apply(canvas));
  }
}
