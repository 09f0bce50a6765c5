package io.quietzone.renderers.raster;

import io.quietzone.renderers.drawing.Stamps;
import java.util.Arrays;

/** A shape in several places, drawn once and copied. */
final class StampCoverage implements PackedCoverage {

  /** The largest box that is held as pixels: larger shapes are drawn row by row. */
  static final int MAX_EDGE = 1024;

  private final Sprite sprite;

  /** The left top corners in pixels, each an x and a y. */
  private final int[] places;

  /** Whether all of it lies in the picture. */
  private final boolean inside;

  /**
   * Draws the shape.
   *
   * @param pixels the edge of the picture
   */
  StampCoverage(Stamps stamps, int modulePixels, int marginPixels, int pixels) {
    sprite = Sprite.of(stamps.shape(), stamps.size(), modulePixels);
    places = new int[2 * stamps.count()];
    for (int i = 0; i < stamps.count(); i++) {
      places[2 * i] = marginPixels + stamps.x(i) * modulePixels;
      places[2 * i + 1] = marginPixels + stamps.y(i) * modulePixels;
    }
    inside = Arrays.stream(places).allMatch(place -> place >= 0 && place + sprite.edge() <= pixels);
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

  @Override
  public boolean isPacked() {
    return inside;
  }

  @Override
  public void addPacked(int y, byte[] target, int offset) {
    int longs = sprite.longsPerRow();
    for (int i = 0; i < places.length; i += 2) {
      int inSprite = y - places[i + 1];
      if (inSprite >= 0 && inSprite < sprite.edge()) {
        int at = offset + places[i] / 2;
        int shift = 4 * (places[i] % 2);
        for (int part = 0; part < longs; part++) {
          long levels = sprite.packed()[inSprite * longs + part];
          Nibbles.add(target, at, levels >>> shift);
          at += Long.BYTES;
          if (shift > 0 && levels << (Long.SIZE - shift) != 0) {
            Nibbles.add(target, at, levels << (Long.SIZE - shift));
          }
        }
      }
    }
  }
}
