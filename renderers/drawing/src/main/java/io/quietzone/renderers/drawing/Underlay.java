package io.quietzone.renderers.drawing;

import io.quietzone.renderers.spi.Box;
import io.quietzone.renderers.spi.Canvas;
import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.Image;

/**
 * The picture under the modules, faded so that they stand out, and the finder patterns on plain
 * ground.
 */
final class Underlay {

  /** How much of the picture is hidden, of 255. */
  private static final int VEIL = 0xA0;

  /** A finder pattern with its separator. */
  private static final int CORNER = 8;

  private Underlay() {}

  static void draw(Image picture, SymbolStyle style, int x, int y, int size, Canvas canvas) {
    Color ground = style.background().over(Color.WHITE);
    canvas.image(faded(picture, ground), new Box(x, y, size, size));
    int far = size - CORNER;
    canvas.fill(new Box(x, y, CORNER, CORNER), ground);
    canvas.fill(new Box((double) x + far, y, CORNER, CORNER), ground);
    canvas.fill(new Box(x, (double) y + far, CORNER, CORNER), ground);
  }

  /** The middle of an image, in pixels that hide what is behind: no format has to mix them. */
  private static Image faded(Image image, Color ground) {
    Color veil = new Color(ground.red(), ground.green(), ground.blue(), VEIL);
    int edge = Math.min(image.width(), image.height());
    int left = (image.width() - edge) / 2;
    int top = (image.height() - edge) / 2;
    int[] pixels = new int[edge * edge];
    for (int i = 0; i < pixels.length; i++) {
      int argb = image.argb(left + i % edge, top + i / edge);
      Color pixel = new Color(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF, argb >>> 24);
      pixels[i] = 0xFF000000 | veil.over(pixel.over(ground)).rgb();
    }
    return new Image(edge, edge, pixels);
  }
}
