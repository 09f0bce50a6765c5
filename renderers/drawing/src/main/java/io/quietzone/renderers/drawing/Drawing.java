package io.quietzone.renderers.drawing;

import io.quietzone.renderers.spi.Picture;
import io.quietzone.renderers.spi.PrintSize;
import io.quietzone.renderers.spi.Style;
import io.quietzone.renderers.spi.Symbol;

/**
 * A picture whose modules are whole pixels: as large as they fit, and in the middle. The picture
 * has exactly the size asked for; pixels left over go to the border, never into the modules.
 */
public record Drawing(Symbol symbol, Style style, PrintSize size) implements Picture {

  /**
   * Checks that the modules fit.
   *
   * @throws PictureTooSmallException if a module would have less than one pixel
   */
  public Drawing {
    long modules = modulesAcross(symbol, style);
    if (size.pixels() < modules) {
      throw new PictureTooSmallException(size.pixels(), modules);
    }
  }

  /**
   * Lays out a picture.
   *
   * @throws PictureTooSmallException if a module would have less than one pixel
   */
  public static Drawing of(Symbol symbol, Style style, PrintSize size) {
    return new Drawing(symbol, style, size);
  }

  @Override
  public int modulePixels() {
    return (int) (size.pixels() / modulesAcross(symbol, style));
  }

  @Override
  public int originPixels() {
    return (size.pixels() - symbol.size() * modulePixels()) / 2;
  }

  private static long modulesAcross(Symbol symbol, Style style) {
    return symbol.size() + 2L * style.quietZone();
  }
}
