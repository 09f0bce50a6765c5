package io.quietzone.renderers.drawing;

import io.quietzone.renderers.spi.Box;
import io.quietzone.renderers.spi.Canvas;
import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.Image;
import io.quietzone.renderers.spi.Paint;
import io.quietzone.renderers.spi.Pen;
import io.quietzone.renderers.spi.Shape;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The plainest of canvases: each pixel has the colour of the last shape that its middle is in.
 * Images are not painted, but it is remembered where they would be.
 */
final class PixelCanvas implements Canvas {

  private final int pixelsPerModule;
  private final int edge;
  private final int[] pixels;
  private final List<Box> images = new ArrayList<>();

  private PixelCanvas(int modules, int pixelsPerModule) {
    this.pixelsPerModule = pixelsPerModule;
    edge = modules * pixelsPerModule;
    pixels = new int[edge * edge];
    Arrays.fill(pixels, argb(Color.WHITE));
  }

  static PixelCanvas draw(Drawing drawing, int pixelsPerModule) {
    PixelCanvas canvas = new PixelCanvas(drawing.modules(), pixelsPerModule);
    drawing.draw(canvas);
    return canvas;
  }

  /** Pixels across. */
  int edge() {
    return edge;
  }

  /** Row by row, each {@code 0xAARRGGBB}. */
  int[] pixels() {
    return pixels.clone();
  }

  /** The pixel at a place given in modules. */
  int at(double x, double y) {
    int row = (int) (y * pixelsPerModule);
    int column = (int) (x * pixelsPerModule);
    return pixels[row * edge + column];
  }

  /** Where images lie, in modules. */
  List<Box> images() {
    return List.copyOf(images);
  }

  @Override
  public void fill(Shape shape, Paint paint) {
    Path2D path = path(shape);
    for (int row = 0; row < edge; row++) {
      for (int column = 0; column < edge; column++) {
        if (path.contains((column + 0.5) / pixelsPerModule, (row + 0.5) / pixelsPerModule)) {
          pixels[row * edge + column] = argb((Color) paint);
        }
      }
    }
  }

  @Override
  public void image(Image image, Box box) {
    images.add(box);
  }

  static Path2D path(Shape shape) {
    Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    shape.trace(
        new Pen() {
          @Override
          public void moveTo(double x, double y) {
            path.moveTo(x, y);
          }

          @Override
          public void lineTo(double x, double y) {
            path.lineTo(x, y);
          }

          @Override
          public void curveTo(double x1, double y1, double x2, double y2, double x, double y) {
            path.curveTo(x1, y1, x2, y2, x, y);
          }

          @Override
          public void close() {
            path.closePath();
          }
        });
    return path;
  }

  private static int argb(Color color) {
    return color.alpha() << 24 | color.red() << 16 | color.green() << 8 | color.blue();
  }
}
