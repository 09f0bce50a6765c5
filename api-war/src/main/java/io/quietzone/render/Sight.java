package io.quietzone.render;

import io.quietzone.renderers.drawing.Drawing;
import io.quietzone.renderers.drawing.GradientColors;
import io.quietzone.renderers.drawing.SymbolStyle;
import io.quietzone.renderers.proof.Light;
import io.quietzone.renderers.proof.Luminance;
import io.quietzone.renderers.proof.ModuleLevels;
import io.quietzone.renderers.proof.SymbolPlace;
import io.quietzone.renderers.raster.Raster;
import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.PrintSize;

/** A drawing as pixels, for those who look at it. */
final class Sight {

  private final Drawing drawing;
  private final int edge;

  /** Row by row, {@code 0xAARRGGBB}. */
  private final int[] pixels;

  private Sight(Drawing drawing) {
    this.drawing = drawing;
    Raster raster = Raster.of(drawing);
    this.edge = raster.edge();
    this.pixels = new int[edge * edge];
    int[] row = new int[edge];
    for (int y = 0; y < edge; y++) {
      raster.row(y, row);
      System.arraycopy(row, 0, pixels, y * edge, edge);
    }
  }

  /**
   * Looks at a drawing.
   *
   * @param modulePixels the edge of a module, in pixels; those of the drawing if it has fewer
   */
  static Sight of(Drawing drawing, int modulePixels) {
    if (drawing.modulePixels() <= modulePixels) {
      return new Sight(drawing);
    }
    int pixels = drawing.modules() * modulePixels;
    return new Sight(
        Drawing.of(drawing.symbol(), drawing.style(), new PrintSize(pixels / 100.0, 100)));
  }

  /** As a camera sees it. */
  Luminance luminance() {
    return Luminance.of(pixels, edge, edge, paper(drawing.style()));
  }

  /** How light its modules are to a camera. */
  ModuleLevels levels() {
    return ModuleLevels.of(
        luminance(),
        drawing.symbol(),
        drawing.symbolXPixels(),
        drawing.symbolYPixels(),
        drawing.modulePixels());
  }

  /** How much light its modules send back, through the aperture of a verifier. */
  ModuleLevels reflected(Light light) {
    return ModuleLevels.throughAperture(
        Luminance.reflected(pixels, edge, edge, light, paper(drawing.style())),
        drawing.symbol(),
        drawing.symbolXPixels(),
        drawing.symbolYPixels(),
        drawing.modulePixels());
  }

  /**
   * Where its symbol lies when every pixel has become a square of pixels.
   *
   * @param factor the edge of the square, at least 1
   */
  SymbolPlace place(int factor) {
    return new SymbolPlace(
        drawing.symbolXPixels() * factor,
        drawing.symbolYPixels() * factor,
        drawing.modulePixels() * factor,
        drawing.symbol().size());
  }

  /** What a picture lies on: who prints light modules on nothing prints them on something dark. */
  static Color paper(SymbolStyle style) {
    GradientColors gradient = style.gradient();
    Color ink = gradient == null ? style.color() : gradient.from();
    return ink.red() + ink.green() + ink.blue() > 3 * 128 ? Color.BLACK : Color.WHITE;
  }
}
