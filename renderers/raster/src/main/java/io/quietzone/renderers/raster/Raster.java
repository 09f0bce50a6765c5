package io.quietzone.renderers.raster;

import io.quietzone.renderers.drawing.Modules;
import io.quietzone.renderers.drawing.Shapes;
import io.quietzone.renderers.drawing.Stamps;
import io.quietzone.renderers.spi.Box;
import io.quietzone.renderers.spi.Canvas;
import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.Gradient;
import io.quietzone.renderers.spi.Image;
import io.quietzone.renderers.spi.Paint;
import io.quietzone.renderers.spi.Picture;
import io.quietzone.renderers.spi.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The pixels of a picture, one row at a time, so that the largest picture takes no more memory than
 * a few rows. Edges are antialiased by the area covered, in fifteenths.
 *
 * <p>For one thread; the same picture gives the same pixels on every machine.
 */
public final class Raster {

  private final Picture picture;
  private final int edge;
  private final int background;

  /** Layers and images, the lowest first. */
  private final List<Object> stack = new ArrayList<>();

  private final Levels levels;

  /**
   * The last paint as it covers each share of a pixel, and what is seen of it on the background.
   */
  private final int[] inks = new int[Levels.FULL + 1];

  private final int[] onBackground = new int[Levels.FULL + 1];
  private int inksPaint;

  private Raster(Picture picture) {
    this.picture = picture;
    this.edge = picture.size().pixels();
    this.background = Argb.of(picture.style().background());
    this.levels = new Levels(edge);
    mixInks(inksPaint);
    picture.draw(new Collector());
  }

  /** Reads a picture's shapes. */
  public static Raster of(Picture picture) {
    return new Raster(picture);
  }

  /** The edge of the picture, in pixels. */
  public int edge() {
    return edge;
  }

  /** Whether nothing behind the picture shows. */
  public boolean isOpaque() {
    return picture.style().background().alpha() == 255;
  }

  /**
   * Draws a row. Rows have to be asked for in ascending order.
   *
   * @param y the row, 0 to {@code edge() - 1}
   * @param argb receives {@code edge()} pixels, each {@code 0xAARRGGBB}, not premultiplied
   */
  public void row(int y, int[] argb) {
    Arrays.fill(argb, 0, edge, background);
    boolean bare = true;
    for (Object each : stack) {
      if (each instanceof Layer layer) {
        layer.levels(y, levels);
        if (!levels.isEmpty()) {
          paint(paint(layer.paint(), y), bare, argb);
          bare = false;
        }
      } else if (each instanceof PlacedImage image && image.covers(y)) {
        image.draw(y, argb);
        bare = false;
      }
    }
  }

  /**
   * The same picture as indices of a palette, for pictures that are flat colours only.
   *
   * @return empty for one with gradients or images
   */
  public Optional<IndexedRaster> indexed() {
    List<Layer> layers = new ArrayList<>();
    for (Object each : stack) {
      if (!(each instanceof Layer layer) || !(layer.paint() instanceof Color)) {
        return Optional.empty();
      }
      layers.add(layer);
    }
    return Optional.of(new IndexedRaster(edge, background, layers));
  }

  private int paint(Paint paint, int y) {
    if (paint instanceof Gradient gradient) {
      double middle = (y + 0.5 - picture.marginPixels()) / picture.modulePixels();
      return Argb.of(gradient.at(middle));
    }
    return Argb.of((Color) paint);
  }

  /**
   * Paints a layer.
   *
   * @param bare whether there is only background below
   */
  private void paint(int paint, boolean bare, int[] argb) {
    if (paint != inksPaint) {
      mixInks(paint);
    }
    if (bare) {
      for (int x = levels.from; x < levels.to; x++) {
        argb[x] = onBackground[levels.values[x]];
      }
      return;
    }
    int lastBelow = background;
    int lastLevel = 0;
    int lastSeen = background;
    boolean opaque = paint >>> 24 == 0xFF;
    for (int x = levels.from; x < levels.to; x++) {
      // Most pixels are covered not at all or whole, and so are their neighbours.
      int alike = levels.emptyOrFull(x);
      if (alike > 0 && (levels.values[x] == 0 || opaque)) {
        if (levels.values[x] > 0) {
          Arrays.fill(argb, x, x + alike, paint);
        }
        x += alike - 1;
        continue;
      }
      int level = levels.values[x];
      if (level > 0) {
        if (level != lastLevel || argb[x] != lastBelow) {
          lastLevel = level;
          lastBelow = argb[x];
          lastSeen = Argb.over(inks[level], lastBelow);
        }
        argb[x] = lastSeen;
      }
    }
  }

  private void mixInks(int paint) {
    for (int level = 0; level <= Levels.FULL; level++) {
      inks[level] = Argb.covered(paint, level);
      onBackground[level] = Argb.over(inks[level], background);
    }
    inksPaint = paint;
  }

  /** Turns shapes into layers; neighbours of one paint become one. */
  private final class Collector implements Canvas {

    @Override
    public void fill(Shape shape, Paint paint) {
      List<Coverage> shapes = new ArrayList<>();
      add(shape, shapes);
      stack.add(new Layer(paint, shapes));
    }

    private void add(Shape shape, List<Coverage> shapes) {
      if (shape instanceof Shapes group) {
        group.parts().forEach(part -> add(part, shapes));
      } else if (shape instanceof Modules modules) {
        shapes.add(new CellCoverage(modules, picture.modulePixels(), picture.marginPixels()));
      } else if (shape instanceof Stamps stamps
          && stamps.size() * picture.modulePixels() <= StampCoverage.MAX_EDGE) {
        shapes.add(new StampCoverage(stamps, picture.modulePixels(), picture.marginPixels(), edge));
      } else {
        shapes.add(new PathCoverage(shape, picture.modulePixels(), picture.marginPixels(), edge));
      }
    }

    @Override
    public void image(Image image, Box box) {
      int left = pixel(box.x());
      int top = pixel(box.y());
      int width = Math.max(1, pixel(box.right()) - left);
      int height = Math.max(1, pixel(box.bottom()) - top);
      stack.add(PlacedImage.of(image, left, top, width, height));
    }

    private int pixel(double modules) {
      return (int) Math.floor(picture.marginPixels() + modules * picture.modulePixels() + 0.5);
    }
  }
}
