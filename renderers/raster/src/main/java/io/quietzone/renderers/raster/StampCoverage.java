package io.quietzone.renderers.raster;

import io.quietzone.renderers.drawing.Stamps;

/** A shape in several places, drawn once and copied. */
final class StampCoverage implements Coverage {

  /** The largest box that is held as pixels: larger shapes are drawn row by row. */
  static final int MAX_EDGE = 1024;

  private final Sprite sprite;

  /** The left top corners in pixels, each an x and a y. */
  private final int[] places;

  StampCoverage(Stamps stamps, int modulePixels, int marginPixels) {
    sprite = Sprite.of(stamps.shape(), stamps.size(), modulePixels);
    places = new int[2 * stamps.count()];
    for (int i = 0; i < stamps.count(); i++) {
      places[2 * i] = marginPixels + stamps.x(i) * modulePixels;
      places[2 * i + 1] = marginPixels + stamps.y(i) * modulePixels;
    }
  }

  @Override
  public void add(int y, Levels levels) {
    for (int i = 0; i < places.length; i += 2) {
      int inSprite = y - places[i + 1];
      if (inSprite >= 0 && inSprite < sprite.edge()) {
        sprite.add(inSprite, places[i], levels);
      }
    }
  }
}
