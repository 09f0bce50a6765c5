package io.quietzone.renderers.raster;

import io.quietzone.renderers.drawing.Drawing;
import io.quietzone.renderers.spi.Box;
import io.quietzone.renderers.spi.Canvas;
import io.quietzone.renderers.spi.Image;
import io.quietzone.renderers.spi.Paint;
import io.quietzone.renderers.spi.Pen;
import io.quietzone.renderers.spi.Picture;
import io.quietzone.renderers.spi.PrintSize;
import io.quietzone.renderers.spi.Shape;
import io.quietzone.renderers.spi.Style;
import io.quietzone.renderers.spi.Symbol;
import java.util.function.UnaryOperator;

/**
 * A drawing that passes through another canvas.
 *
 * @param through makes the canvas that is drawn on of the one that receives the picture
 */
record Redrawn(Drawing drawing, UnaryOperator<Canvas> through) implements Picture {

  /**
   * A picture whose modules are no whole number of pixels, as in formats made of lines, and that
   * begins in the corner.
   */
  static Picture scaled(Drawing drawing, double scale) {
    double margin = (double) drawing.marginPixels() / drawing.modulePixels();
    return new Redrawn(
        drawing,
        canvas ->
            new Canvas() {
              @Override
              public void fill(Shape shape, Paint paint) {
                canvas.fill(pen -> shape.trace(new ScaledPen(scale, margin, pen)), paint);
              }

              @Override
              public void image(Image image, Box box) {
                throw new IllegalStateException("there is no image");
              }
            });
  }

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

  private record ScaledPen(double scale, double margin, Pen pen) implements Pen {

    @Override
    public void moveTo(double x, double y) {
      pen.moveTo(place(x), place(y));
    }

    @Override
    public void lineTo(double x, double y) {
      pen.lineTo(place(x), place(y));
    }

    @Override
    public void curveTo(double x1, double y1, double x2, double y2, double x, double y) {
      pen.curveTo(place(x1), place(y1), place(x2), place(y2), place(x), place(y));
    }

    @Override
    public void close() {
      pen.close();
    }

    private double place(double modules) {
      return modules * scale - margin;
    }
  }
}
