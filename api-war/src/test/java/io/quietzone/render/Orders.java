package io.quietzone.render;

import io.quietzone.renderers.drawing.Logo;
import io.quietzone.renderers.drawing.SymbolStyle;
import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.Image;
import io.quietzone.renderers.spi.Picture;
import io.quietzone.renderers.spi.PrintSize;
import io.quietzone.renderers.spi.Renderer;
import io.quietzone.renderers.symbol.EncodingOptions;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** Orders for tests, and a format that draws them as a test wants it. */
final class Orders {

  private static final String FORMAT = "plain";

  private Orders() {}

  static Order readable(String text) {
    return order(text, SymbolStyle.STANDARD);
  }

  /** White on nearly white; another colour helps. */
  static Order unreadable(String text) {
    return order(text, SymbolStyle.STANDARD.withColor(new Color(0xF0, 0xF0, 0xF0, 0xFF)));
  }

  /** With a logo that takes as much memory as it may. */
  static Order withLargeLogo(String text, int color) {
    int[] pixels = new int[1024 * 1024];
    pixels[0] = color;
    return order(
        text, SymbolStyle.STANDARD.withLogo(new Logo(new Image(1024, 1024, pixels), 0.2, true)));
  }

  private static Order order(String text, SymbolStyle style) {
    return new Order(
        "data",
        text,
        FORMAT,
        new PrintSize(1, 300),
        style,
        ErrorCorrection.M,
        EncodingOptions.SHORTEST);
  }

  /** A registry with the one format of these orders, whose files are nothing that can be seen. */
  static Renderers drawnBy(Supplier<byte[]> drawing) {
    Renderer renderer =
        new Renderer() {
          @Override
          public String format() {
            return FORMAT;
          }

          @Override
          public String mediaType() {
            return "application/x-plain";
          }

          @Override
          public byte[] render(Picture picture) {
            return drawing.get();
          }
        };
    return new Renderers(List.of(renderer).iterator());
  }

  /**
   * Pictures of these orders.
   *
   * @param drawing makes the file of each
   * @param megabytes how much is kept
   */
  static Pictures pictures(Supplier<byte[]> drawing, int megabytes) {
    return new Pictures(drawnBy(drawing), new Proofs(Clock.systemUTC()), megabytes);
  }
}
