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
    Box box = new Box(x, y, size, size);
    canvas.image(square(picture), box);
    canvas.fill(box, new Color(ground.red(), ground.green(), ground.blue(), VEIL));
    int far = size - CORNER;
    canvas.fill(new Box(x, y, CORNER, CORNER), ground);
    canvas.fill(new Box((double) x + far, y, CORNER, CORNER), ground);
    canvas.fill(new Box(x, (double) y + far, CORNER, CORNER), ground);
  }

  /** The middle of an image. */
  private static Image square(Image image) {
    int edge = Math.min(image.width(), image.height());
    int left = (image.width() - edge) / 2;
    int top = (image.height() - edge) / 2;
    int[] pixels = new int[edge * edge];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = image.argb(left + i % edge, top + i / edge);
    }
    return new Image(edge, edge, pixels);
  }
}
